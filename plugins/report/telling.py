"""The telling: a report, which is facts by code, in the words of a language."""

import datetime as dt
from collections.abc import Iterable, Iterator

from plugins.core.folding import fold
from plugins.core.frontmatter.values import Localised
from plugins.core.network.people import HolderView, holder_view, holders, on
from plugins.core.pages.dossier import Count, shares
from plugins.core.pages.views import Tag, name_of, tag_of
from plugins.core.prose import typeset
from plugins.core.site import Item, Site
from plugins.core.times import dates
from plugins.report import model
from plugins.report.engaged import regions
from plugins.report.report import report_of
from plugins.report.tree import plan
from plugins.report.views import (
    ActivityView,
    Figure,
    LineView,
    MeetingRow,
    MentionRow,
    MonthView,
    Part,
    Told,
)


def tell(site: Site, item: Item, report: model.Report, lang: str) -> Told:
    """The report of an item in a language."""
    return Teller(site, item, report, lang).told()


class Teller:
    """Tells one report in one language."""

    def __init__(self, site: Site, item: Item, report: model.Report, lang: str) -> None:
        self.site, self.item, self.report, self.lang = site, item, report, lang
        self.words = site.words[lang]

    def told(self) -> Told:
        report, entry = self.report, report_of(self.item)
        told = {each.id: self.activity(each) for each in report.activities}
        tree, undone = plan(self.site, report, self.lang)
        seats = on(holders(self.site), report.period.end)

        def of(body: str) -> tuple[HolderView, ...]:
            return tuple(holder_view(self.site, each, self.lang) for each in seats if each.seat.body == body)

        return Told(
            when=dates.day_range(report.period.start, report.period.end, self.lang),
            figures=tuple(self.figures()),
            parts=tuple(self.parts()),
            lines=tuple(self.line(each) for each in report.lines),
            mentions=tuple(self.month(each) for each in report.mentions),
            regions=regions(self.site, report, self.lang),
            alliances=self.ranked("organisations", report.alliances),
            meetings=tuple(self.meeting(each) for each in report.meetings),
            kinds=shares((self.words(f"kind.{each.code}"), each.count, "") for each in report.kinds),
            by_line=shares((each.code, len(each.activities), "") for each in report.lines),
            months=shares((self.month_name(each.code), each.count, "") for each in report.months),
            challenges=self.ranked("challenges", report.challenges),
            outcomes=self.ranked("outcomes", report.outcomes),
            plan=tree,
            undone=undone,
            crossing=tuple(told[each] for each in report.crossing),
            begun_before=tuple(self.activity(each) for each in report.begun_before),
            board=of("board"),
            secretaries=of("regional-secretary"),
            secretariat=of("secretariat"),
            interns=of("intern"),
            signed=entry.signature.name if entry.signature else "",
            office=self.localised(entry.signature.office) if entry.signature and entry.signature.office else "",
            credit=self.localised(entry.credit or self.site.network.credit),
        )

    def localised(self, text: Localised | None) -> str:
        """A text in the language; '' for none."""
        return typeset(text.in_(self.lang), self.lang) if text else ""

    def figures(self) -> Iterator[Figure]:
        report = self.report
        yield Figure("report.figure.activities", len(report.activities))
        yield Figure("report.figure.members", len(report.members))
        yield Figure("report.figure.regions", len({each.region for each in report.members if each.region}))
        yield Figure("report.figure.alliances", len(report.alliances))
        yield Figure("report.figure.meetings", len(report.meetings))
        yield Figure("report.figure.mentions", sum(len(each.mentions) for each in report.mentions))

    def parts(self) -> Iterator[Part]:
        if not self.item.text(self.lang).outline.blank:
            yield Part("_note", self.words("report.note"))
        yield Part("_activities", self.words("report.activities"))
        yield Part("_media", self.words("report.media"))
        yield Part("_engagement", self.words("report.engagement"))
        yield Part("_alliances", self.words("report.alliances"))
        yield Part("_meetings", self.words("report.meetings"))
        yield Part("_results", self.words("report.results"))
        yield Part("_challenges", self.words("report.challenges"))
        yield Part("_plan", self.words("report.plan"))
        yield Part("_who", self.words("report.who"))
        yield Part("_colophon", self.words("report.colophon"))

    def tag(self, vocabulary: str, code: str) -> Tag:
        return tag_of(self.site, vocabulary, code, self.lang)

    def tags(self, vocabulary: str, codes: Iterable[str]) -> tuple[Tag, ...]:
        return tuple(self.tag(vocabulary, code) for code in codes)

    def coded(self, vocabulary: str, code: str) -> Tag:
        """A term with its code before its name, or alone where nobody knows the name."""
        tag = self.tag(vocabulary, code)
        return tag if tag.label == code else Tag(f"{code} {tag.label}", tag.url)

    def line(self, line: model.Line) -> LineView:
        term = self.site.vocabularies["outcomes"][line.code]
        name = typeset(term.short.in_(self.lang) or term.label.in_(self.lang), self.lang)
        url = self.site.term_page("outcomes", line.code, self.lang)
        return LineView(line.code, name, url, tuple(self.activity(each) for each in line.activities))

    def activity(self, activity: model.Activity) -> ActivityView:
        item = self.site.item(activity.entry)
        text, days = item.text(self.lang), activity.days
        unknown = activity.overridden and days == self.report.period
        return ActivityView(
            id=activity.id,
            anchor=f"_{activity.id.lower()}",
            title=typeset(text.title, text.lang),
            lang=text.lang,
            url=self.site.settings.urls.link(item.address(self.lang)),
            kind=self.words(f"kind.{activity.kind}"),
            when=self.words("report.day.unknown") if unknown else dates.day_range(days.start, days.end, self.lang),
            start=days.start,
            remark=self.words("report.crossing.remark") if activity.id in self.report.crossing else "",
            members=self.tags("members", activity.members),
            guests=activity.guests,
            outcomes=tuple(self.coded("outcomes", code) for code in activity.outcomes),
            challenges=tuple(self.coded("challenges", code) for code in activity.challenges),
            alliances=self.tags("organisations", activity.alliances),
        )

    def month(self, month: model.MentionMonth) -> MonthView:
        return MonthView(self.month_name(month.month), tuple(self.mention(each) for each in month.mentions))

    def mention(self, mention: model.Mention) -> MentionRow:
        about = [name_of(self.site, "projects", code, self.lang) for code in mention.about]
        said = Localised(mention.item).in_(self.lang) if mention.item else ""
        return MentionRow(
            self.tag("organisations", mention.outlet), " · ".join(filter(None, (typeset(said, self.lang), *about)))
        )

    def meeting(self, meeting: model.Meeting) -> MeetingRow:
        form = self.words(f"meetings.format.{meeting.format}") if meeting.format else ""
        return MeetingRow(self.tag(meeting.vocabulary, meeting.code), form)

    def month_name(self, key: str) -> str:
        """The name of a month, with its year where the period has more than one."""
        if not key:
            return self.words("report.month.unknown")
        first = dt.date.fromisoformat(f"{key}-01")
        one_year = self.report.period.start.year == self.report.period.end.year
        return dates.month_name(first, self.lang) if one_year else dates.month(first, self.lang)

    def ranked(self, vocabulary: str, counts: Iterable[model.Count]) -> tuple[Count, ...]:
        """The highest count first, then by name; challenges and outcomes go by their codes."""
        named = self.coded if vocabulary in ("challenges", "outcomes") else self.tag
        rows = [(each.count, named(vocabulary, each.code)) for each in counts]
        rows.sort(key=lambda row: (-row[0], fold(row[1].label)))
        return shares((tag.label, count, tag.url) for count, tag in rows)
