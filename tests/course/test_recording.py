"""What a learning platform has recorded when a learner has finished, failed, left or come back."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from concord.course import package
from playwright.sync_api import expect

from .conftest import Platform

CHAPTER = "put-it-right"
Platforms = Callable[..., Platform]


def asked(frame: Any, kind: str = "[data-counts]") -> int:
    """How many questions there are that count, or with ``form`` cases too."""
    return int(frame.locator(f".cs-step:has({kind})").count())


def steps(frame: Any) -> int:
    """How many steps there are."""
    return int(frame.locator(".cs-step[data-key]").count())


def here(frame: Any) -> Any:
    """The step that is shown."""
    return frame.locator("[data-here]")


def go_on(frame: Any) -> None:
    """Press what leads to the next step."""
    before = here(frame).get_attribute("id")
    here(frame).locator("a[rel=next]").click()
    expect(frame.locator(f'[id="{before}"]')).to_be_hidden()


def answer(frame: Any, *, right: bool) -> None:
    """Choose an answer of the question that is shown, and give it."""
    choices = here(frame).locator("input[data-right]" if right else "input:not([data-right])")
    choices.first.check()
    here(frame).locator(".cs-send").click()
    expect(here(frame).locator(".cs-answer:visible")).to_have_count(1)


def take(frame: Any, wrong: int = 0, stop: int = 10**6) -> None:
    """Go through a course to its result, with some wrong answers first, or only some steps of it.
    Of a case the best answer is never chosen: it counts for nothing.
    """
    while stop and here(frame).get_attribute("id") != "concord--result":
        if here(frame).locator(".cs-send:visible").count():
            counts = here(frame).locator("[data-counts]").count()
            answer(frame, right=bool(counts) and wrong <= 0)
            wrong -= counts
        go_on(frame)
        stop -= 1


def states(platform: Platform) -> tuple[Any, Any]:
    """Status and score, as recorded."""
    record = platform.record
    return record.get("cmi.core.lesson_status"), record.get("cmi.core.score.raw")


@pytest.mark.parametrize("code", ["en", "th", "fa"])
def test_who_finishes_well_has_passed(platform: Platforms, code: str) -> None:
    """Status, score, answers and time are there, with identifiers that are those of the book."""
    desk = platform()
    frame = desk.launch(f"concord-{code}-{CHAPTER}")
    take(frame)
    count, forms = asked(frame), asked(frame, "form")
    assert states(desk) == ("passed", "100")  # at once, not only when the window is closed
    expect(frame.locator('[data-says="passed"]')).to_be_visible()
    desk.leave()
    assert states(desk) == ("passed", "100")
    assert (desk.record["cmi.core.score.min"], desk.record["cmi.core.score.max"]) == ("0", "100")
    assert len(desk.answers) == forms > count >= 4
    found = {name: result for name, _, result in desk.answers}
    assert found["put_it_right__check_colleagues_mistake"] == "correct"
    assert found["put_it_right__case_audio_cds"] == "wrong"
    assert desk.record["cmi.core.exit"] == "suspend"
    assert desk.page.errors == []


def test_who_answers_wrongly_has_failed_and_may_mend_it(platform: Platforms) -> None:
    """A failed course can be answered once more; the best result stays, whatever comes after it."""
    desk = platform()
    frame = desk.launch(f"concord-en-{CHAPTER}")
    count = asked(frame)
    take(frame, wrong=2)
    worse = str(100 * (count - 2) // count)
    assert states(desk) == ("failed", worse)
    expect(frame.locator('[data-says="failed"]')).to_be_visible()
    frame.locator(".cs-again").click()
    take(frame)
    assert states(desk) == ("passed", "100")
    again = [name for name, _, _ in desk.answers if "__check_" in name]
    assert len(again) == 2 * count == 2 * len(set(again))
    desk.leave()
    frame = desk.launch(f"concord-en-{CHAPTER}")
    expect(frame.locator(".cs-contents [data-done]")).to_have_count(steps(frame))
    desk.leave()
    assert states(desk) == ("passed", "100")


def test_looking_again_changes_nothing(platform: Platforms) -> None:
    """Only the first answer counts: another that is chosen after it is shown, and not recorded."""
    desk = platform()
    frame = desk.launch(f"concord-en-{CHAPTER}")
    take(frame)
    frame.locator(f'.cs-contents a[href="#{CHAPTER}--check-colleagues-mistake"]').evaluate(
        "a => a.click()"
    )
    here(frame).locator("input:not([data-right])").first.check()
    expect(here(frame).locator(".cs-answer:visible")).not_to_have_class("cs-answer cn-right")
    desk.leave()
    assert states(desk) == ("passed", "100")
    assert {result for name, _, result in desk.answers if "__check_" in name} == {"correct"}


def test_who_leaves_half_way_comes_back_to_the_place(platform: Platforms) -> None:
    """Unfinished, without a score that a platform would judge; then the same place and answers."""
    desk = platform()
    frame = desk.launch(f"concord-en-{CHAPTER}")
    done = steps(frame) - asked(frame) + 2
    take(frame, wrong=1, stop=done)
    place = here(frame).get_attribute("id")
    desk.leave()
    assert states(desk) == ("incomplete", None)
    assert desk.record["cmi.core.lesson_location"] == place
    assert desk.record["cmi.core.exit"] == "suspend"
    frame = desk.launch(f"concord-en-{CHAPTER}")
    assert here(frame).get_attribute("id") == place
    assert frame.locator(".cs-contents [data-done]").count() == done
    shown = frame.locator("[data-counts] .cs-answer:not([hidden])")
    expect(shown).to_have_count(2)
    take(frame)
    count = asked(frame)
    desk.leave()
    score = 100 * (count - 1) // count
    assert states(desk) == ("passed" if score >= package.MASTERY else "failed", str(score))


def test_a_reader_who_only_read_is_not_judged(platform: Platforms) -> None:
    """A platform with a mastery score makes nothing of an attempt that has just begun."""
    desk = platform()
    desk.launch(f"concord-fa-{CHAPTER}")
    desk.leave()
    assert states(desk) == ("incomplete", None)


def test_the_platform_may_ask_for_more(platform: Platforms) -> None:
    """Who runs the course may raise the score that is needed; the course goes by that."""
    desk = platform(mastery="100")
    frame = desk.launch(f"concord-th-{CHAPTER}")
    take(frame, wrong=1)
    assert states(desk)[0] == "failed"
    expect(frame.locator('[data-says="failed"]')).to_be_visible()
    desk.leave()
    assert states(desk)[0] == "failed"


def test_the_whole_book_fits_into_what_a_platform_keeps(platform: Platforms) -> None:
    """All of it is taken in the one package, and the state is a small part of what may be kept."""
    desk = platform()
    frame = desk.launch("concord-fa")
    take(frame)
    desk.leave()
    assert states(desk) == ("passed", "100")
    assert len(str(desk.record["cmi.suspend_data"])) < package.LONGEST / 4
    frame = desk.launch("concord-fa")
    assert frame.locator(".cs-contents [data-done]").count() == steps(frame) > 50
    desk.leave()


def test_without_a_connection_nothing_is_lost(platform: Platforms, say: Callable[..., str]) -> None:
    """What could not be sent goes with the next answer that can; the reader is told both."""
    desk = platform()
    frame = desk.launch(f"concord-th-{CHAPTER}")
    take(frame, stop=2)
    desk.down = True
    take(frame, stop=4)
    expect(frame.get_by_text(say("th", "course-unsent"))).to_be_visible()
    before = dict(desk.record)
    desk.down = False
    desk.page.evaluate("frames[0].dispatchEvent(new Event('online'))")
    expect(frame.get_by_text(say("th", "course-sent"))).to_be_visible()
    expect(frame.get_by_text(say("th", "course-unsent"))).to_be_hidden()
    assert desk.record["cmi.suspend_data"] != before["cmi.suspend_data"]
    take(frame)
    desk.leave()
    assert states(desk) == ("passed", "100")


def test_leaving_without_a_connection_loses_nothing(platform: Platforms) -> None:
    """What never reached the platform waits on the device, and is sent when the learner is back."""
    desk = platform()
    frame = desk.launch(f"concord-en-{CHAPTER}")
    desk.down = True
    take(frame)
    desk.leave()
    assert states(desk) == ("incomplete", None)
    desk.down = False
    frame = desk.launch(f"concord-en-{CHAPTER}")
    expect(frame.locator(".cs-contents [data-done]")).to_have_count(
        frame.locator(".cs-step").count() - 1
    )
    desk.leave()
    assert states(desk) == ("passed", "100")
    assert desk.page.evaluate("localStorage.length") == 0


def test_what_waits_is_nobody_elses(platform: Platforms) -> None:
    """On a device that learners share, another one does not get what the first left behind."""
    desk = platform()
    frame = desk.launch(f"concord-en-{CHAPTER}")
    desk.down = True
    take(frame, stop=3)
    desk.leave()
    desk.down = False
    frame = desk.launch(f"concord-en-{CHAPTER}", **{"cmi.core.student_id": "budi"})
    expect(frame.locator(".cs-contents [data-done]")).to_have_count(1)
    desk.leave()


@pytest.mark.parametrize(
    ("kept", "done"),
    [
        ("1||AAAAA{page}BBBBB|CCCCC+dd{question}-zz", 3),  # of another edition of the book
        ("1|80|{page}|", 2),
        ("2|whatever a later format is", 1),
        ("{{}}|x", 1),
        ("1||{page}AB|{question}", 2),  # cut by a platform
    ],
)
def test_records_of_other_editions_are_read(platform: Platforms, kept: str, done: int) -> None:
    """What this package knows is taken over, what it does not know is left in peace."""
    desk = platform()
    frame = desk.launch(f"concord-en-{CHAPTER}")
    page = frame.locator(".cs-step:not(:has(form))").nth(1).get_attribute("data-key")
    question = frame.locator(".cs-step:has(form)").first.get_attribute("data-key")
    desk.leave()
    kept = kept.format(page=page, question=question)
    desk.record["cmi.suspend_data"] = kept
    frame = desk.launch(f"concord-en-{CHAPTER}", **{"cmi.core.lesson_location": "gone-since"})
    expect(frame.locator(".cs-contents [data-done]")).to_have_count(done)
    desk.leave()
    if "AAAAA" in kept:
        assert "AAAAA" in str(desk.record["cmi.suspend_data"])
        assert "CCCCC+dd" in str(desk.record["cmi.suspend_data"])
    assert desk.page.errors == []


def test_looking_at_a_finished_course_records_nothing(
    platform: Platforms, say: Callable[..., str]
) -> None:
    """A platform that only shows a course says so, and the course says it to the reader."""
    desk = platform()
    frame = desk.launch(f"concord-fa-{CHAPTER}", **{"cmi.core.lesson_mode": "review"})
    expect(frame.get_by_text(say("fa", "course-looking"))).to_be_visible()
    take(frame)
    assert desk.page.evaluate("calls.filter(call => call[0] === 'LMSSetValue')") == []
    desk.leave()


def test_the_window_is_left_once(platform: Platforms) -> None:
    """The session begins and ends once, and every step and answer is committed."""
    desk = platform()
    frame = desk.launch(f"concord-en-{CHAPTER}")
    take(frame)
    count = steps(frame)
    desk.leave()
    names = desk.page.evaluate("calls.map(call => call[0])")
    assert [names.count(name) for name in ("LMSInitialize", "LMSFinish")] == [1, 1]
    assert names[-1] == "LMSFinish"
    assert names.count("LMSCommit") >= count
