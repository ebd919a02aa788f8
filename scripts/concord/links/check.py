"""stub"""
def options(p): p.add_argument("--links")
def run(a): return 0
