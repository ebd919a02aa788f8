"""Words that tell languages apart: data of :mod:`concord.checks.quality.foreign`.

Keyed by the code in translations/languages.yml. A language is added by adding data; one that is
in none of these tables is checked by the rules that need no such knowledge.
"""

from __future__ import annotations

_SHORT_WORDS = {
    "Latn": {
        "en": "the of and to in is are was that for it you your with as on be this these not or "
        "by from they their them what when will can have has had who which if do does how all we "
        "our but than then about there could should would more most much very so any some no he she his "
        "her was been its it’s i am me my us before after where why because while",
        "tl": "ang ng nang sa mga na ay at ka mo ko siya niya sila nila kung para hindi may ito "
        "iyon ni si po din rin lang pa ba kay kapag dahil kaniya kayo ninyo tayo natin iyong "
        "isang huwag wala upang bago nito kanila mayroon lahat sarili iyo akin atin namin natin pero "
        "ngunit kahit ano sino hanggang naman muna dapat walang iba ibang mas bawat habang iyan",
        "ms": "yang dan di ke dengan untuk pada dalam ini itu tidak anda mereka adalah atau dari "
        "daripada oleh akan jika bagi apa kepada telah boleh kerana ialah sebagai juga supaya "
        "dia kami kita saya ada apabila lebih jangan setiap bukan semua lain satu sahaja lagi sudah "
        "belum perlu mahu dapat seperti antara sendiri orang bahawa sebelum selepas sehingga hingga "
        "tetapi walaupun siapa kalau pun bagaimana mengapa sangat hanya diri oleh tentang secara",
    },
    "Arab": {
        "fa": "و در به از که این را با برای است آن تا یا هر شما او اما اگر نیز هم بر چه می‌شود "
        "کنید ما نه خود باید آن‌ها یک",
        "ar": "و في من على إلى أن هذا هذه التي الذي عن مع لا ما هو هي كان أو كل عند قد بعد ذلك لم",
        "ur": "کے کی کا میں سے کو ہے اور نے پر یہ ہیں کہ نہیں آپ کر ہو بھی تو",
    },
}
FUNCTION_WORDS: dict[str, dict[str, frozenset[str]]] = {
    written: {code: frozenset(words.split()) for code, words in languages.items()}
    for written, languages in _SHORT_WORDS.items()
}
"""By script and language: short words that every text is full of, in small letters."""

_LEFT_IN_ENGLISH = """
    the of and is are were with for your you this that these from not have has they their which
    when who will would should because but
"""
_ENGLISH = dict.fromkeys(_LEFT_IN_ENGLISH.split(), "")
_INDONESIAN = """
    karena kerana; bisa boleh; uang wang; keuangan kewangan; kantor pejabat; informasi maklumat;
    mobil kereta; sepeda basikal; handuk tuala; kulkas peti_sejuk; celana seluar; sepatu kasut;
    resmi rasmi; gratis percuma; apotek farmasi; kualitas kualiti; universitas universiti;
    fakultas fakulti; aktivitas aktiviti; identitas identiti; komunitas komuniti;
    fasilitas kemudahan; prioritas keutamaan; kapasitas kapasiti; realitas realiti;
    loyalitas kesetiaan; kreativitas kreativiti; produktivitas produktiviti; karyawan pekerja;
    toko kedai; kapan bila; nggak tidak; enggak tidak; gimana bagaimana; butuh perlu;
    membutuhkan memerlukan; dibutuhkan diperlukan; kebutuhan keperluan; pengiriman penghantaran;
    telepon telefon; menelepon menelefon; ponsel telefon_bimbit; unduh muat_turun;
    mengunduh memuat_turun; unggah muat_naik; mengunggah memuat_naik; tautan pautan; situs laman;
    jadwal jadual; Senin Isnin; Kamis Khamis; Jumat Jumaat; Maret Mac; Juni Jun; Juli Julai;
    Agustus Ogos; Desember Disember; propinsi negeri; provinsi negeri; menit minit; delapan lapan;
    nol sifar; milyar bilion; miliar bilion; triliun trilion; persen peratus; beda beza;
    perbedaan perbezaan; membedakan membezakan; dibedakan dibezakan; coba cuba; mencoba mencuba;
    mengelola mengurus; dikelola diurus; pengelolaan pengurusan; pengelola pengurus;
    banget sangat; gampang mudah; khawatir bimbang; kuatir bimbang; sukses berjaya;
    produksi pengeluaran; pacar kekasih; supir pemandu; sopir pemandu;
    dokter doktor; pasien pesakit; bahwa bahawa; diskon diskaun; kasir juruwang; struk resit;
    kuitansi resit; nomor nombor; merek jenama; konsumen pengguna; desain reka_bentuk;
    mendesain mereka_bentuk; kebijakan dasar; standar standard; ekspektasi jangkaan;
    evaluasi penilaian; mengevaluasi menilai; investasi pelaburan; solusi penyelesaian;
    spesial istimewa; liburan percutian; resiko risiko; mengecek menyemak; nasabah pelanggan;
    ijin izin; jaman zaman; kemarin semalam; besok esok; kursi kerusi; lemari almari; koran akhbar;
    film filem; musik muzik; olahraga sukan; tagihan bil; rekan rakan;
    silahkan sila; komplain aduan; respon respons; merespon memberi_respons; istri isteri;
    tanggung_jawabnya tanggungjawabnya; frustasi kecewa; profesionalitas profesionalisme;
    memperlakukan melayan; perlakuan layanan; ngomong bercakap; omongan percakapan;
    bisnis perniagaan; manajemen pengurusan; lisensi lesen; dampak kesan; berdampak memberi_kesan;
    selebritas selebriti; diunduh dimuat_turun; diunggah dimuat_naik; tautkan pautkan;
    otomatis automatik; paragraf perenggan; jelasin jelaskan; Serikat Syarikat; gratisan percuma
"""
# Persian of Afghanistan beside that of Iran.
_DARI = """
    موتر خودرو; پوهنتون دانشگاه; فابریکه کارخانه; تکت بلیت; رخصتی تعطیلات; داکتر پزشک;
    تیلیفون تلفن; کمپیوتر رایانه; شفاخانه بیمارستان; میدیا رسانه‌ها; بایسکل دوچرخه;
    فیصدی درصد; فیصد درصد
"""


def _pairs(text: str) -> dict[str, str]:
    """Words with the right word for each, from ``wrong right; wrong right``."""
    entries = (entry.split() for entry in text.split(";"))
    return {
        wrong.replace("_", " "): right.replace("_", " ")
        for wrong, right in entries
        if wrong != right
    }


OTHERS_WORDS: dict[str, dict[str, str]] = {
    "ms": _pairs(_INDONESIAN) | _ENGLISH,
    "tl": _ENGLISH,
    "fa": _pairs(_DARI),
}
"""By language: words of another language that look at home in it, each with its own word.

``""`` where there is no one word: English left in a sentence. Words that both languages have
(``pejabat``, ``rapat``, ``efektif``) are not here.
"""

# Not after a mark or a bracket: the word before it there is not the one it leans on; nor after an e,
# which English words have that do not sound it (service, online).
_VOWEL, _CONSONANT = r"(?<=[aiouwyAIOU] )", r"(?<=[b-df-hj-np-tvxzñ] )"
# After these endings the d stays (Komisyon sa Wikang Filipino, Ortograpiyang Pambansa).
_KEEPS_D = r"(?<!ra )(?<!ri )(?<!raw )(?<!ray )"
_MANNER = (
    "bigla|biglaan|husto|todo|lubusan|tuluyan|maayos|mabilis|mabuti|tama|mahinahon|malinaw"
    "|hayagan|sabay|tahimik|direkta|direktahan|personal"
)
_TANVIN = (
    "مثل|معمول|واقع|حتم|لطف|فور|کامل|قبل|دقیق|اصل|احتمال|لزوم|صرف|عمل|طبع|مخصوص|مستقیم|اخیر|نسبت"
)
SPELLING: dict[str, tuple[tuple[str, str | None, str], ...]] = {
    "th": (
        ("อนุญาติ", "อนุญาต", "it is spelt อนุญาต"),
        ("สังเกตุ", "สังเกต", "it is spelt สังเกต"),
        ("โอกาศ", "โอกาส", "it is spelt โอกาส"),
        ("กระทันหัน", "กะทันหัน", "it is spelt กะทันหัน"),
        ("ปรากฎ", "ปรากฏ", "it is spelt ปรากฏ"),
        ("(?<!ปรา)กฏ", "กฎ", "it is spelt กฎ"),
        ("ผลลัพท์", "ผลลัพธ์", "it is spelt ผลลัพธ์"),
        ("เว็ป", "เว็บ", "it is spelt เว็บ"),
        ("อีเมลล์", "อีเมล", "it is spelt อีเมล"),
        ("คลิ๊ก", "คลิก", "it is spelt คลิก"),
        ("เซ็นต์ชื่อ", "เซ็นชื่อ", "it is spelt เซ็นชื่อ"),
        ("อัพเด[ตท]", "อัปเดต", "it is spelt อัปเดต"),
    ),
    "fa": (
        (rf"(?<!\w)({_TANVIN})ا(?![\w\u064b\u200c])", "\\1اً", "its tanvin is written"),
        ("سپاسگذار", "سپاسگزار", "it is spelt سپاسگزار"),
        ("خدمتگذار", "خدمتگزار", "it is spelt خدمتگزار"),
        (r"(?<!\w)راجب(?!\w)", "راجع به", "it is spelt راجع به"),
    ),
    "ms": ((r"(?<=[^\W\d_] )(?<![.!?:] )Anda\b", "anda", "“anda” has no capital here"),),
    "tl": (
        (rf"{_VOWEL}{_KEEPS_D}din\b", "rin", "after a vowel it is “rin”"),
        (rf"{_VOWEL}{_KEEPS_D}daw\b", "raw", "after a vowel it is “raw”"),
        (rf"{_CONSONANT}rin\b", "din", "after a consonant it is “din”"),
        (rf"{_CONSONANT}raw\b", "daw", "after a consonant it is “daw”"),
        (r"(?:^|(?<=[.!?] ))Ng\b", "Nang", "a sentence begins with “Nang”"),
        (rf"\bng(?= (?:{_MANNER})(?:$|[.,;:!?”)]))", None, "how it is done follows “nang”"),
        (r"\bng(?= (?:sa gayon|sa ganoon|hindi man lang)\b)", "nang", "here it is “nang”"),
        (
            r"\b([^\W\d_]+) ng \1\b(?! (?:ko|mo|niya|namin|natin|ninyo|nila)\b)",
            None,
            "a repeated word is joined by “nang”",
        ),
        (
            r"\bnang mga\b(?! (?:alas|oras|araw|panahon|taon|sandali))",
            None,
            "before “mga” it is “ng”, unless it means “when”",
        ),
    ),
}
"""By language: spellings that are wrong wherever they stand, as a regular expression, the right
text (None where a reader has to judge) and what is wrong."""

ENDINGS: dict[str, str] = {
    "ms": "nya|lah|kah|ku|mu",
    "tl": "ng|g|[’']t|[’']y",
    "fa": "(?:\u200c?(?:های|هایی|ها|هایم|هایت|هایش|هایمان|هایتان|هایشان|ی|ای|ام|ات|اش|مان|تان|شان|م|ت|ش))",
}
"""By language: endings that a word to avoid may carry and still be that word."""
