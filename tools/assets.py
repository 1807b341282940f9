"""Builds what the pages load, from npm packages and ``assets/``, into ``build/assets/portal/``.

    assets/*.scss           ->  *.css          (not those that begin with _)
    assets/js/*.js          ->  *.js
    GOV.UK Frontend         ->  govuk-frontend.min.js
    Atkinson Hyperlegible   ->  fonts/*.woff2  (whole, and in parts for pages)

Run it with the Python of ``.venv``, which brings its own Node.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

# WeasyPrint brings it.
from fontTools.subset import Options, Subsetter, load_font, save_font
from fontTools.ttLib import TTFont

from tools.problem import Problem, told_plainly
from tools.stamps import fingerprint, is_stamped, write_stamp

CHECKOUT = Path(__file__).resolve().parents[1]
SOURCES = CHECKOUT / "assets"
PACKAGES = CHECKOUT / "node_modules"
BUILD = CHECKOUT / "build"
TOOLS = Path(sys.executable).parent  # not resolved: .venv/bin, wherever its python comes from

GOVUK_SCRIPT = PACKAGES / "govuk-frontend/dist/govuk/govuk-frontend.min.js"
FONTS = PACKAGES / "@fontsource/atkinson-hyperlegible-next/files"
FONT_FILES = "*-latin*-[47]00-normal.woff2"
#: What nearly every page needs of a font, and no more: the letters of English, figures and signs. See
#: ``assets/portal/_fonts.scss``, which names the same.
BASIC = [
    *range(0x20, 0x7F),
    *(0xA0, 0xA3, 0xA9, 0xB7, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026),
    *(0x20AC, 0x2190, 0x2191, 0x2192, 0x2193, 0x2212),
]
#: The Nu HTML checker, a Java program that the tests run. A server does without it.
HTML_CHECKER = PACKAGES / "vnu-jar/build/dist/vnu.jar"


def install_packages(*, with_checker: bool) -> None:
    lock = fingerprint(CHECKOUT / "package-lock.json")
    stamp = PACKAGES / ".installed"
    complete, lean = f"{lock} with checker", lock
    if is_stamped(stamp, complete) or (is_stamped(stamp, lean) and not with_checker):
        return
    npm: list[str | Path] = [
        *(TOOLS / "npm", "ci", "--ignore-scripts", "--omit=optional"),
        *([] if with_checker else ["--omit=dev"]),
        *(
            "--no-fund",
            "--no-audit",
            "--no-update-notifier",
            "--loglevel=error",
            "--fetch-retries=1",
        ),
    ]
    trusting = dict(os.environ, NODE_USE_SYSTEM_CA="1")  # a company's own certificates too
    if subprocess.run(npm, cwd=CHECKOUT, env=trusting, check=False).returncode:
        raise Problem(
            "The npm packages could not be installed; the reason is above. Check the network, then "
            "type the same command again."
        )
    write_stamp(stamp, complete if with_checker else lean)


def build_assets() -> None:
    made_from = fingerprint(SOURCES, CHECKOUT / "package-lock.json", Path(__file__))
    stamp = BUILD / "assets" / ".built"
    if is_stamped(stamp, made_from):
        return
    draft = BUILD / "assets.new"
    shutil.rmtree(draft, ignore_errors=True)
    folder = draft / "portal"
    (folder / "fonts").mkdir(parents=True)

    compile_styles(folder)
    for script in [GOVUK_SCRIPT, *sorted(SOURCES.glob("js/*.js"))]:
        (folder / script.name).write_text(without_source_map(script.read_text()))
    for font in FONTS.glob(FONT_FILES):
        shutil.copy(font, folder / "fonts")  # whole, for PDF
    for font in FONTS.glob(FONT_FILES.replace("latin*", "latin")):
        split_font(font, folder / "fonts")

    write_stamp(draft / ".built", made_from)
    shutil.rmtree(BUILD / "assets", ignore_errors=True)
    draft.rename(BUILD / "assets")


def compile_styles(folder: Path) -> None:
    sass: list[str | Path] = [
        *(TOOLS / "node", PACKAGES / "sass/sass.js", "--style=compressed", "--no-source-map"),
        *("--quiet-deps", f"--load-path={PACKAGES}", f"{SOURCES}:{folder}"),
    ]
    if subprocess.run(sass, cwd=CHECKOUT, check=False).returncode:
        raise Problem("The styles in assets/ do not compile; Sass says why above.")


def split_font(font: Path, folder: Path) -> None:
    """In two: what nearly every page needs, and accents and rare signs, which a page fetches when it has one."""
    there = set(TTFont(font).getBestCmap())
    for name, letters in (("basic", there & set(BASIC)), ("more", there - set(BASIC))):
        options = Options(flavor="woff2", layout_features=["*"])
        cut = load_font(str(font), options)
        subsetter = Subsetter(options)
        subsetter.populate(unicodes=letters)
        subsetter.subset(cut)
        save_font(cut, str(folder / font.name.replace("-latin-", f"-{name}-")), options)


def without_source_map(script: str) -> str:
    """Hashed static names need every file that a script mentions; maps are not shipped."""
    return re.sub(r"//# sourceMappingURL=\S+", "", script)


def main() -> None:
    with told_plainly():
        install_packages(with_checker="--with-checker" in sys.argv)
        build_assets()


if __name__ == "__main__":
    main()
