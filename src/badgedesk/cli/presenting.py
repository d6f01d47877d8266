"""`share signature`, `share post`, `share interview`, `share present` and `share log`."""

import argparse
from pathlib import Path
from typing import Final
from uuid import uuid4

from badgedesk.cli.exports import add_choice, answer, chosen, privacy_value, refuse_taken
from badgedesk.cli.session import Session
from badgedesk.core.errors import Code, UsageError
from badgedesk.core.strictjson import JsonObject

_LANGUAGES: Final = ("en", "de")


def add_signature(signature: argparse.ArgumentParser) -> None:
    """Add the options of the e-mail signature."""
    add_choice(signature, several=False)
    signature.add_argument("-o", "--output", type=Path, required=True, metavar="F.html")
    signature.add_argument("--name", default="", metavar="TEXT", help="your name, above the badges")
    signature.add_argument("--role", default="", metavar="TEXT", help="a line below it")
    signature.add_argument("--contact", default="", metavar="TEXT", help="another line")
    signature.add_argument(
        "--variant", choices=("inside", "attached", "hosted"), default="inside", help="where the pictures lie"
    )
    signature.add_argument("--hosted-at", default="", metavar="URL", help="folder on the web, ending in /")
    signature.add_argument("--language", choices=_LANGUAGES, default="en")
    signature.set_defaults(command=run_signature)


def add_post(post: argparse.ArgumentParser) -> None:
    """Add the options of words for a post."""
    post.add_argument("items", nargs="+", metavar="ID", help="ids or names; several go into one post")
    post.add_argument("--language", choices=_LANGUAGES, default="en")
    post.set_defaults(command=run_post)


def run_post(options: argparse.Namespace, session: Session) -> int:
    """Give words for a post on each network, and how long they are there."""
    from badgedesk.showcase.posts import NAMES, Network, compose_shared_post, hashtags, post_preview
    from badgedesk.wording.privacy import privacy_words

    exhibits = chosen(options, session)
    posts = [compose_shared_post(exhibits, network, options.language) for network in Network]
    words: list[str] = []
    for post in posts:
        words += [f"{NAMES[post.network]} ({post.length} of {post.limit})", *post.text.split("\n"), ""]
    told = post_preview(exhibits)
    session.output.answer(
        {
            "networks": [
                {"id": post.network.value, "text": post.text, "length": post.length, "limit": post.limit}
                for post in posts
            ],
            "hashtags": list(hashtags(*exhibits)),
            "alternative": posts[0].alternative,
            "privacy": privacy_value(told),
        },
        [*words, f"Alternative text: {posts[0].alternative}", "", *privacy_words(told)],
    )
    return 0


def add_interview(interview: argparse.ArgumentParser) -> None:
    """Add the options of the interview sheet."""
    add_choice(interview)
    interview.add_argument("-o", "--output", type=Path, required=True, metavar="F", help=".pdf or .html")
    interview.add_argument("--paper", choices=("a4", "letter"), default="a4")
    interview.add_argument("--language", choices=_LANGUAGES, default="en")
    interview.set_defaults(command=run_interview)


def add_present(present: argparse.ArgumentParser) -> None:
    """Add the options of a presentation."""
    add_choice(present)
    present.add_argument("--challenge", required=True, metavar="C", help="the text the asker gave")
    present.add_argument("--domain", required=True, metavar="D", help="who asks, as the asker gave it")
    present.add_argument("-o", "--output", type=Path, required=True, metavar="F")
    present.set_defaults(command=run_present)


def add_log(log: argparse.ArgumentParser) -> None:
    """Add the list of what was presented."""
    log.set_defaults(command=run_log)


def run_signature(options: argparse.Namespace, session: Session) -> int:
    """Write a signature, its plain twin, how to set it up, and its pictures where they do not lie in the HTML."""
    from badgedesk.showcase.signature import Signer, Variant, build_signature, signature_preview
    from badgedesk.showcase.signature_steps import steps_text

    if options.output.suffix.lower() not in {".html", ".htm"}:
        raise UsageError(Code.SHOW_FORMAT, suffix=options.output.suffix or "no ending", suffixes=".html .htm")
    exhibits = chosen(options, session)
    signer = Signer(options.name, options.role, options.contact)
    variant = Variant(options.variant)
    made = build_signature(exhibits, signer, variant=variant, hosted_at=options.hosted_at, language=options.language)
    files = [(options.output, made.page), (options.output.with_suffix(".txt"), made.plain.encode())]
    if variant is not Variant.INSIDE:
        files += [(options.output.with_name(name), data) for name, data in made.pictures]
    steps = options.output.with_name(f"{options.output.stem}-steps.txt")
    files.append((steps, steps_text(options.language, variant).encode()))
    extra: JsonObject = {"characters": made.characters, "bytes": made.total_bytes}
    return answer(session, options, files, signature_preview(exhibits, signer), extra)


def run_interview(options: argparse.Namespace, session: Session) -> int:
    """Write a sheet to prepare for an interview."""
    from badgedesk.showcase.certificate import Paper
    from badgedesk.showcase.interview import interview_html, interview_pdf, interview_preview

    suffix = options.output.suffix.lower()
    if suffix not in {".pdf", ".html"}:
        raise UsageError(Code.SHOW_FORMAT, suffix=options.output.suffix or "no ending", suffixes=".pdf .html")
    exhibits = chosen(options, session)
    if suffix == ".pdf":
        paper = Paper(options.paper)
        data = interview_pdf(exhibits, made_at=session.now, language=options.language, paper=paper)
    else:
        data = interview_html(exhibits, language=options.language)
    return answer(session, options, [(options.output, data)], interview_preview(exhibits))


def run_present(options: argparse.Namespace, session: Session) -> int:
    """Sign a presentation of badges for one question of one asker."""
    from badgedesk.core.issue import Question
    from badgedesk.showcase.privacy import Part, preview

    if not options.challenge.strip() or not options.domain.strip():
        raise UsageError(Code.USAGE, detail="A presentation answers a challenge of an asker; both must say something.")
    exhibits = chosen(options, session)
    told = preview(exhibits, {Part.CREDENTIAL})
    if options.dry_run:
        return answer(session, options, [(options.output, b"")], told)
    refuse_taken([options.output], options)
    data = session.holder.present(
        exhibits,
        Question(options.challenge, options.domain),
        now=session.now,
        new_id=lambda: f"urn:uuid:{uuid4()}",
        passphrase=session.passphrase(),
        ask=session.ask_new_passphrase,
    )
    return answer(session, options, [(options.output, data)], told)


def run_log(_options: argparse.Namespace, session: Session) -> int:
    """List what was presented to whom."""
    shared = session.holder.shared() if session.profile_exists else ()
    session.output.answer(
        [{"id": e.challenge, "at": e.at, "domain": e.domain, "badges": list(e.badges)} for e in shared],
        [f"{e.at}  {e.domain}  {', '.join(e.badges)}" for e in shared] or ["Nothing was presented yet."],
    )
    return 0
