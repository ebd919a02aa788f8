"""The forms that links of ours arrive in, and what the checker judges each to be."""

from __future__ import annotations

import base64
import io
import json
import zipfile
from pathlib import Path
from urllib.parse import quote

import pytest
from concord.links import checker as check

from .test_check import BASE, PUBLISHED, tarred

THANK = f"{BASE}en/principles/thank/"
FORMER, NEVER = f"{BASE}th/principles/former/", f"{BASE}en/principles/never/"
NOW = f"{BASE}th/principles/thank/"
FINE, MOVED, MISSING, OTHER = ("fine", ""), ("moved", NOW), ("missing", ""), ("not ours", "")
IDN = json.loads(json.dumps(PUBLISHED).replace("book.example", "หนังสือ.example"))
PUNY = json.loads(json.dumps(PUBLISHED).replace("book.example", "xn--72c9aycbnv8b.example"))


def _coded(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _of_proofpoint(url: str) -> str:
    """URL Defense, version 2: ``%`` is ``-`` and ``/`` is ``_``."""
    return quote(url, safe="/").replace("-", "%2D").replace("%", "-").replace("/", "_")


SAFE = "https://eur03.safelinks.protection.outlook.com/"
DEFENSE = "https://urldefense.com/v3/__"
FORMS = {
    # As browsers take an address (WHATWG URL).
    "plain": (THANK, FINE),
    "capitals in scheme and host": (THANK.replace("https://book", "HTTPS://Book"), FINE),
    "http": (THANK.replace("https", "http"), FINE),
    "port": (THANK.replace(".example", ".example:443"), FINE),
    "another port": (THANK.replace(".example", ".example:8443"), OTHER),
    "somebody's name": (THANK.replace("://", "://me@"), FINE),
    "dot after the host": (THANK.replace(".example", ".example."), FINE),
    "host of another's": (THANK.replace(".example", ".example.evil.test"), OTHER),
    "no scheme": (THANK.removeprefix("https:"), FINE),
    "no scheme, moved": (FORMER.removeprefix("https:"), MOVED),
    "no scheme, another's": ("//elsewhere.example/sub/", OTHER),
    "nothing before the host": (THANK.removeprefix("https://"), ("missing", THANK)),
    "only a path": ("/sub/en/principles/thank/", OTHER),
    "backslashes": (THANK.replace("/", "\\"), FINE),
    "dots": (THANK.replace("/en/", "/th/../en/./"), FINE),
    "dots out of the site": (f"{BASE}../elsewhere/", OTHER),
    "dots out of it and back": (f"{BASE}../sub/en/principles/thank/", FINE),
    "encoded dots": (THANK.replace("/en/", "/th/%2e%2E/en/"), FINE),
    "dots to a folder": (f"{THANK}x/..", FINE),
    "more dots than folders": (THANK.replace("/sub/", "/../../sub/"), FINE),
    "encoded letters": (THANK.replace("thank", "%74hank"), FINE),
    "index.html": (f"{THANK}index.html", FINE),
    "a query": (f"{THANK}?utm_source=mail&fbclid=1#do-it", FINE),
    "text fragment": (f"{THANK}#do-it:~:text=thank", FINE),
    "a block that never was": (f"{THANK}#never", MISSING),
    "capitals in the path": (THANK.replace("thank", "Thank"), ("missing", THANK)),
    "a mark at the end": (f"{THANK}).", ("missing", THANK)),
    "an unseen character at the end": (f"{THANK}%E2%80%8B", ("missing", THANK)),
    "mail": ("mailto:someone@book.example", OTHER),
    "mail with a text": (f"mailto:?subject=x&body={quote(f'see {FORMER}', safe='')}", MOVED),
    "three slashes": (THANK.replace("://", ":///"), FINE),
    "one slash": (THANK.replace("://", ":/"), FINE),
    "no slash": (THANK.replace("://", ":"), FINE),
    "a break in it": (THANK.replace("thank", "tha\tnk"), FINE),
    "encoded host": (THANK.replace("book", "%62ook"), FINE),
    "wide letters": (THANK.replace("book", "\uff42ook"), FINE),
    "two beginnings": (f"http://{THANK}", ("missing", THANK)),
    "two beginnings, one broken": (THANK.replace("://", "://https//", 1), ("missing", THANK)),
    "a byte order mark before it": (f"\ufeff{THANK}", ("missing", THANK)),
    "a direction mark before it": (f"\u200e{THANK}", ("missing", THANK)),
    "in quotation marks": (f'"{THANK}"', ("missing", THANK)),
    "in angle brackets": (f"<{THANK}>", ("missing", THANK)),
    "a quotation mark at the end": (f"{THANK}”", ("missing", THANK)),
    "its host as somebody's name": ("https://book.example@x.test/sub/en/principles/thank/", OTHER),
    "two slashes in the path": (THANK.replace("/en/", "/en//"), MISSING),
    "view-source": (f"view-source:{FORMER}", MOVED),
    # Wrapped by another program; Outlook, Proofpoint and the rest put the address into a query.
    "Outlook": (f"{SAFE}?url={quote(THANK, safe='')}&data=05%7C02&reserved=0", FINE),
    "Outlook, moved": (f"{SAFE}?url={quote(FORMER, safe='')}&amp;data=05", MOVED),
    "Outlook, never": (f"{SAFE}?url={quote(NEVER, safe='')}", MISSING),
    "Outlook, another's": (f"{SAFE}?url=https%3A%2F%2Fx.example%2F", OTHER),
    "Teams": (f"https://statics.teams.cdn.office.net/x.html?url={quote(THANK, safe='')}", FINE),
    "Proofpoint 1": (
        f"https://urldefense.proofpoint.com/v1/url?u={quote(FORMER, safe='')}&k=a",
        MOVED,
    ),
    "Proofpoint 2": (
        f"https://urldefense.proofpoint.com/v2/url?u={_of_proofpoint(FORMER)}&d=DwMF",
        MOVED,
    ),
    "Proofpoint 2, hyphen": (
        f"https://urldefense.proofpoint.com/v2/url?u={_of_proofpoint(BASE + 'go/given-up/')}&d=x",
        ("retired", f"{BASE}go/thank/"),
    ),
    "Proofpoint 3": (f"{DEFENSE}{FORMER}__;!!Ab12!x9$", MOVED),
    "Proofpoint 3, a character": (f"{DEFENSE}{THANK}*do-it__;Iw!!Ab12!x9$", FINE),
    "Proofpoint 3, characters": (
        f"{DEFENSE}{FORMER}**Ado-it__;{_coded('?#')}!!Ab1!$",
        ("moved", f"{NOW}#do-it"),
    ),
    "Outlook around Proofpoint": (
        f"{SAFE}?url={quote(f'{DEFENSE}{FORMER}__;!!Ab12!x9$', safe='')}&data=05",
        MOVED,
    ),
    "Google": (f"https://www.google.com/url?sa=t&url={quote(THANK, safe='')}&usg=x", FINE),
    "Google, by q": (f"https://www.google.com/url?q={FORMER}&sa=D", MOVED),
    "Google, accelerated": (f"https://www.google.com/amp/s/{FORMER[8:]}", MOVED),
    "Google, translated": (
        FORMER.replace("book.example", "book-example.translate.goog") + "?_x_tr_sl=en&_x_tr_tl=th",
        MOVED,
    ),
    "Google, translated by address": (
        f"https://translate.google.com/translate?sl=en&tl=th&u={quote(FORMER, safe='')}",
        MOVED,
    ),
    "a cache": (f"https://webcache.googleusercontent.com/search?q=cache:abc:{FORMER}", MOVED),
    "YouTube": (f"https://www.youtube.com/redirect?event=x&q={quote(FORMER, safe='')}&v=A", MOVED),
    "LinkedIn": (f"https://www.linkedin.com/safety/go?url={quote(FORMER, safe='')}", MOVED),
    "WhatsApp": (f"https://wa.me/?text={quote(f'see {FORMER}', safe='')}", MOVED),
    "Check Point": (f"https://protect.checkpoint.com/v2/___{FORMER}___.YzJ1OmE6", MOVED),
    "Avanan": (f"https://url.avanan.click/v2/r02/___{FORMER}___.YXAx", MOVED),
    "Trend Micro": (
        f"https://ca-1.url-protection.com/v1/url?o={quote(FORMER, safe='')}&g=x",
        MOVED,
    ),
    "a library's gate": (f"https://gate.uni.example/login?url={FORMER}", MOVED),
    "in a fragment": (f"https://viewer.example/#url={quote(FORMER, safe='')}", MOVED),
    "Outlook, encoded twice": (
        f"{SAFE}?url={quote(quote(FORMER, safe=''), safe='')}&data=05",
        MOVED,
    ),
    "Bing": (f"https://www.bing.com/ck/a?!&&p=1f&u=a1{_coded(FORMER)}&ntb=1", MOVED),
    "DuckDuckGo": (f"https://duckduckgo.com/l/?uddg={quote(FORMER, safe='')}&rut=1", MOVED),
    "Yahoo": (
        f"https://r.search.yahoo.com/_ylt=A/RV=2/RE=1/RO=10/RU={quote(FORMER, safe='')}/RK=2/RS=x-",
        MOVED,
    ),
    "Facebook": (f"https://l.facebook.com/l.php?u={quote(FORMER, safe='')}&h=AT", MOVED),
    "Cisco": (f"https://secure-web.cisco.com/1a/{quote(FORMER, safe='')}", MOVED),
    "Barracuda": (f"https://linkprotect.cudasvc.com/url?a={quote(FORMER, safe='')}&c=E", MOVED),
    "Sophos": (f"https://eu.protection.sophos.com/?d=x&u={_coded(FORMER)}=&i=1", MOVED),
    "an archive": (f"https://web.archive.org/web/20260101000000/{FORMER}", MOVED),
    "an archive, one slash": (
        f"https://web.archive.org/web/2026/{FORMER.replace('://', ':/')}#do-it",
        ("moved", f"{NOW}#do-it"),
    ),
    "a wrapping of a wrapping of a wrapping": (
        f"{SAFE}?url={quote('https://t.example/?u=' + quote(f'https://s.example/{FORMER}', safe=''), safe='')}",
        MOVED,
    ),
}


@pytest.mark.parametrize(("url", "verdict"), FORMS.values(), ids=FORMS)
def test_an_address_in_any_form(url: str, verdict: tuple[str, str]) -> None:
    """One page has many spellings; each is judged as what a browser would open."""
    found = check.Published(PUBLISHED).judge(check.Link("", url))
    assert (found.status, found.to) == verdict, found


def test_what_wrapped_a_link_is_named() -> None:
    """Whoever mends it reads which program stands between, and where the page is itself."""
    found = check.Published(PUBLISHED).judge(check.Link("", FORMS["Outlook, moved"][0]))
    assert found.note == "thank, wrapped by eur03.safelinks.protection.outlook.com"


@pytest.mark.parametrize("published", [IDN, PUNY], ids=["own letters", "Punycode"])
@pytest.mark.parametrize(
    "host",
    [
        "หนังสือ.example",
        "xn--72c9aycbnv8b.example",
        "XN--72C9AYCBNV8B.EXAMPLE",
        "หนังสือ。example",
    ],
)
def test_a_host_in_its_own_letters(published: object, host: str) -> None:
    """Whether a site or a link writes its host in its own letters or in Punycode is one."""
    ours = check.Published(published)
    link = check.Link("", f"https://{host}/sub/en/principles/thank/")
    assert ours.judge(link).status == "fine"


def zipped(name: str, text: str | bytes, **others: str) -> bytes:
    """An archive of one member, or more."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, held in {name: text, **others}.items():
            archive.writestr(each, held)
    return stream.getvalue()


XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELS = (
    f'{XML}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{RELATIONS}/hyperlink" Target="{{}}" TargetMode="External"/>'
    f'<Relationship Id="rId2" Type="{RELATIONS}/styles" Target="styles.xml"/></Relationships>'
)
SHEET = f"{XML}<worksheet><c><f>HYPERLINK(&quot;{{}}&quot;,&quot;see&quot;)</f></c></worksheet>"
ODF = (
    f'{XML}<o:p xmlns:o="urn:o" xmlns:xlink="http://www.w3.org/1999/xlink">'
    '<o:a xlink:href="{}">x</o:a></o:p>'
)
XHTML = (
    f'{XML}<!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><a href="{{}}">x</a></html>'
)
LISTS = {
    "JSON": ("list.json", '{{"url":"{}"}}'),
    "JSON of PHP": ("list.json", '["{php}"]'),
    "JSON of PHP, hexadecimal": ("list.json", '["{hex}?a=1\\u0026x=1"]'),
    "JSON in JSON": ("list.json", r'"{{\"u\":\"{twice}\"}}"'),
    "JSON without a scheme": ("list.json", '["{php_bare}"]'),
    "HTML in JSON": ("content.json", r'{{"text":"<a href=\"{php}\">x<\/a>"}}'),
    "LaTeX": ("list.tex", r"\href{{{}\#do-it}}{{thank}}"),
    "Markdown": ("list.md", "[a](<{}>)"),
    "Markdown, escaped": ("list.md", r"\<{}\>"),
    "HTML": ("page.html", '<a href="{bare}">x</a>'),
    "HTML, entities": ("page.html", '<a href="{}?a=1&amp;b=2">x</a>'),
    "HTML in XML": ("url.xml", XML + '<intro>&lt;a href="{bare}"&gt;</intro>'),
    "HTML in XML, twice": ("url.xml", XML + "<i>&amp;lt;a href=&amp;quot;{}&amp;quot;&amp;gt;</i>"),
    "bookmarks": ("bookmarks.html", '<!DOCTYPE NETSCAPE-Bookmark-file-1><DT><A HREF="{}">x</A>'),
    "a shortcut of Windows": ("thank.url", "[InternetShortcut]\r\nURL={}\r\n"),
    "RTF": ("list.rtf", r'{{\rtf1{{\field{{\*\fldinst HYPERLINK "{}"}}}}}}'),
    "Thai around it": ("list.txt", "อ่าน{}ก่อน"),
    "guillemets": ("list.txt", "«{}»"),
    "Markdown, slanted": ("list.md", "_{}_ ~~x~~"),
    "Markdown, struck out": ("list.md", "~~{}~~"),
    "BBCode": ("list.txt", "[url={}]x[/url]"),
    "BBCode, plain": ("list.txt", "[url]{}[/url]"),
    "AsciiDoc": ("list.adoc", "link:{}[x]"),
    "Org": ("list.org", "[[{}][x]]"),
    "reStructuredText": ("list.rst", "`x <{}>`_"),
    "quotation marks of Word": ("list.txt", "“{}”, x"),
    "YAML": ("list.yml", "url: '{}'"),
    "HTML, written out": ("page.html", "<html><p>see {}, x</p>"),
    "HTML, a link of its own text": ("page.html", '<html><a href="{0}">{0}</a>'),
    "HTML, sent on": ("page.html", '<html><meta http-equiv="Refresh" content="0; url={}">'),
    "a picture of a page": ("page.html", '<html><svg><a xlink:href="{}"/></svg>'),
    "a calendar": ("list.ics", "BEGIN:VCALENDAR\r\nURL:{folded}\r\nEND:VCALENDAR\r\n"),
    "a card": ("list.vcf", "BEGIN:VCARD\nURL;TYPE=x:{}\n"),
    "PO": ("list.po", 'msgstr ""\n"see {wrapped} x"\n'),
    "OPML": ("list.opml", XML + '<opml><outline htmlUrl="{}"/></opml>'),
    "mail, quoted-printable": (
        "list.eml",
        'Content-Type: text/html; charset="utf-8"\nContent-Transfer-Encoding: quoted-printable\n\n'
        '<a href=3D"{quoted}">x</a>',
    ),
    "mail, base64": (
        "list.eml",
        "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n{base64}\n",
    ),
    "CSV of Excel": ("list.csv", "sep=;\r\nname;url\r\nA;{}\r\n"),
    "CSV, a formula": ("list.csv", 'name,url\nA,"=HYPERLINK(""{}"",""x"")"\n'),
    "CSV, Markdown": ("list.csv", "name,url\nA,[x]({})\n"),
    "CSV without a scheme": ("list.csv", "name,url\nA,{bare}\n"),
}
MEMBERS = {
    "docx": ("word/_rels/document.xml.rels", RELS),
    "docx, a field": ("word/document.xml", XML + '<t> HYPERLINK "{}" \\h </t>'),
    "docx, a parted field": (
        "word/document.xml",
        XML + '<p><r><rPr><b/></rPr><instrText> HYPERLINK "{head}</instrText></r><r>'
        '<rPr><b/></rPr><instrText>{tail}" </instrText></r></p>',
    ),
    "docx, a parted text": (
        "word/document.xml",
        XML + "<d><p><r><t>{head}</t></r><proofErr/><r><t>{tail}</t></r></p><p><t>x</t></p></d>",
    ),
    "docx, a short field": (
        "word/document.xml",
        XML + '<p><fldSimple instr=" HYPERLINK &quot;{}&quot; "/></p>',
    ),
    "xlsx, a parted text": (
        "xl/sharedStrings.xml",
        XML + "<sst><si><r><t>{head}</t></r><r><t>{tail}</t></r></si><si><t>x</t></si></sst>",
    ),
    "ods, a formula": (
        "content.xml",
        XML + '<c formula="of:=HYPERLINK(&quot;{}&quot;;&quot;x&quot;)"/>',
    ),
    "svg": ("a.svg", ODF.replace("o:p", "svg")),
    "xlsx": ("xl/worksheets/_rels/sheet1.xml.rels", RELS),
    "xlsx, a formula": ("xl/worksheets/sheet1.xml", SHEET),
    "xlsx, a text": ("xl/sharedStrings.xml", XML + "<sst><si><t>{}</t></si></sst>"),
    "pptx": ("ppt/slides/_rels/slide1.xml.rels", RELS),
    "odt": ("content.xml", ODF),
    "epub": ("OPS/one.xhtml", XHTML),
    "h5p": ("content/content.json", '{{"text":"<a href=\\"{php}\\">"}}'),
}


def _filled(form: str, url: str) -> str:
    """A form with an address in one of its spellings."""
    php, bare = url.replace("/", r"\/"), url.removeprefix("https:")
    return form.format(
        url,
        bare=bare,
        php=php,
        php_bare=bare.replace("/", r"\/"),
        twice=url.replace("/", r"\\\/"),
        hex=url.replace("/", r"\u002F"),
        folded=f"{url[:30]}\r\n {url[30:]}",
        wrapped=f'{url[:30]}"\n"{url[30:]}',
        quoted=f"{url[:30]}=\n{url[30:]}",
        base64=base64.b64encode(f"see {url}".encode()).decode(),
        head=url[:20],
        tail=url[20:],
    )


def _status(name: str, data: bytes, folder: Path, published: object = PUBLISHED) -> list[str]:
    path = folder / name
    path.write_bytes(data)
    with path.open("rb") as stream:
        found = list(check.links(name, stream, len(data)))
    ours = check.Published(published)
    return [status for link in found if (status := ours.judge(link).status) != "not ours"]


@pytest.mark.parametrize(("name", "form"), LISTS.values(), ids=LISTS)
def test_a_list_in_any_form(name: str, form: str, tmp_path: Path) -> None:
    """In each a live link is fine, a moved one is moved, and one that never was is missing."""
    for url, status in ((THANK, "fine"), (FORMER, "moved"), (NEVER, "missing")):
        assert _status(name, _filled(form, url).encode(), tmp_path) == [status]


@pytest.mark.parametrize(("member", "form"), MEMBERS.values(), ids=MEMBERS)
def test_a_document_of_an_office_program(member: str, form: str, tmp_path: Path) -> None:
    """The links of a document are found wherever its format keeps them."""
    for url, status in ((THANK, "fine"), (FORMER, "moved"), (NEVER, "missing")):
        assert _status("list.docx", zipped(member, _filled(form, url)), tmp_path) == [status]
        several = zipped("a/list.docx", zipped(member, _filled(form, url)))
        assert _status("lists.zip", several, tmp_path) == [status]
        backup = tarred((member, _filled(form, url).encode()))
        assert _status("list.mbz", backup, tmp_path) == [status]


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("see https://หนังสือ.example/sub/en/principles/thank/ now", "fine"),
        ("อ่านhttps://หนังสือ.example/sub/en/principles/thank/ก่อน", "fine"),
        ("see https://xn--72c9aycbnv8b.example/sub/en/principles/never/.", "missing"),
    ],
)
def test_a_text_with_a_host_in_its_own_letters(text: str, url: str, tmp_path: Path) -> None:
    """Such a host is found in running text, too."""
    assert _status("list.txt", text.encode(), tmp_path, IDN) == [url]


@pytest.mark.parametrize("text", ["// a comment", "a // b", "http://", 'x = "//"', "ที่https://ๆ"])
def test_what_is_no_address_is_none(text: str, tmp_path: Path) -> None:
    """Two slashes alone are no link of ours."""
    assert _status("list.txt", text.encode(), tmp_path) == []


def test_a_page_in_pieces_is_read_as_a_whole(tmp_path: Path) -> None:
    """Where a long text is cut to be read, no link is lost, whatever stands before it."""
    bare, php = THANK.removeprefix("https:"), THANK.replace("/", r"\/")
    line = f'"{bare}" "{php}" {THANK}\n'
    for length in range(1, 90):
        text = "x" * ((1 << 16) - length) + "\n" + line * 2
        assert _status("list.txt", text.encode(), tmp_path) == ["fine"] * 6, length


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "this is a PDF, whose links are not read"),
        (b"\x89PNG\r\n\x1a\n\0\0", "this is a picture"),
        (b"\xff\xd8\xff\xe0\0", "this is a picture"),
        (b"GIF89a", "this is a picture"),
        (b"RIFF\x10\0\0\0WEBP", "this is a picture or a recording"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "this is a document of an old office program"),
        (b"Rar!\x1a\x07", "this is an archive that is not read"),
    ],
)
def test_what_is_given_by_mistake_is_named(data: bytes, says: str, tmp_path: Path) -> None:
    """A person reads what they gave, not which byte is no text."""
    with pytest.raises(check.Unreadable, match=says):
        _status("links.txt", data, tmp_path)


def test_enough_forms_are_tried() -> None:
    """The figure that is told of them."""
    assert len(FORMS) + len(LISTS) + len(MEMBERS) >= 120


@pytest.mark.parametrize("coding", ["utf-16", "utf-8-sig"])
@pytest.mark.parametrize("separator", "\t;,")
def test_a_table_as_spreadsheet_programs_save_it(
    coding: str, separator: str, tmp_path: Path
) -> None:
    """Excel's “Unicode text” is UTF-16 with tabs; its CSV has semicolons where a comma is decimal."""
    rows = [("name", "url"), ("หนังสือ", THANK), ("A", FORMER), ("B", NEVER)]
    text = "".join(f"{separator.join(row)}\r\n" for row in rows)
    assert _status("list.txt", text.encode(coding), tmp_path) == ["fine", "moved", "missing"]


def test_archives_in_archives_share_one_bound(tmp_path: Path) -> None:
    """What is nested deeper than a document in a list of documents is not unpacked."""
    document = zipped("word/_rels/document.xml.rels", RELS.format(THANK))
    twice = zipped("b.zip", zipped("a.docx", document))
    assert _status("list.zip", twice, tmp_path) == []
    broken = zipped("a.docx", b"no archive")
    assert _status("list.zip", broken, tmp_path) == []


@pytest.mark.parametrize(
    ("rels", "part", "form"),
    [
        (
            "word/_rels/document.xml.rels",
            "word/document.xml",
            '<p xmlns:r="urn:r"><hyperlink r:id="rId1" anchor="{}"/></p>',
        ),
        (
            "xl/worksheets/_rels/sheet1.xml.rels",
            "xl/worksheets/sheet1.xml",
            '<s xmlns:r="urn:r"><hyperlink ref="A1" r:id="rId1" location="{}"/></s>',
        ),
    ],
    ids=["Word", "Excel"],
)
def test_a_block_that_an_office_document_links(
    rels: str, part: str, form: str, tmp_path: Path
) -> None:
    """They keep what stands after # apart from the address; a block that is gone is found all the same."""
    for block, status in (("do-it", "fine"), ("never", "missing")):
        document = zipped(rels, RELS.format(THANK), **{part: XML + form.format(block)})
        assert _status("list.docx", document, tmp_path) == [status]
