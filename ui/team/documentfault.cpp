#include "ui/team/documentfault.h"

#include "ui/common/plaintext.h"

#include <QRegularExpression>

namespace otklik {

namespace {

constexpr qsizetype longestName = 60; ///< of what somebody has named, as much as a sentence bears; see JsonBody
constexpr qsizetype longestReason = 400;

/// What the readers of guidance complain about; %1 stands for what they name.
constexpr const char *reasons[] = {
    QT_TRANSLATE_NOOP("DocumentFaultText", "empty"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "not an object"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "not a list"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "not a text"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "not a text in one or both languages"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "not true or false"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "not a list of texts"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "number %1 is not an object"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "not a whole number from %1 on"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "not a number up to %1"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "a key has to be of small Latin letters, digits and _: \"%1\""),
    QT_TRANSLATE_NOOP("DocumentFaultText", "the key is used twice"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "a rule without text"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "a snippet without text"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "an item without title"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "until is not a date like 2026-12-31"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "a topic without title"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "health, religion, politics, origin and orientation are not collected"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "\"%1\" cannot be looked for"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "not \"name: expression\""),
    QT_TRANSLATE_NOOP("DocumentFaultText", "%1 is no regular expression"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "%1 fits where there is nothing"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "%1 takes too long on some texts"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "not one word"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "longer than 200,000 characters"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "not known; there are time_zone, hours, holidays, working_days"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "not a time zone such as Europe/Moscow"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "not an object of weekdays"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "not a weekday such as monday"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "no weekday is worked"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "not a date such as 2027-01-01, nor 2027-01-01/2027-01-08"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "ends before it begins, or is longer than 400 days"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "more than 4,000 free days"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "not an object of dates"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "not a date such as 2027-02-20"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "a working day has hours"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "not a list of hours such as 09:00-13:00, each in quotes"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "not hours such as 09:00-18:00"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "ends before it begins"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "begins before the one before it ends"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "not a definition: its first element is not language"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "its language is neither Reply (Russian) nor Reply (English)"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "the definition is of the other language"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "the expression takes too long on some texts"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "itemData %1 is no kind of phrase"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "there is no context"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "there is no context %1"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "there is no itemData %1"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "no such section; there are [officialese] and [stock]"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "before the first section"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "not: phrase = plainer wording"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "a phrase begins with a word"),
    QT_TRANSLATE_NOOP("DocumentFaultText", "no wording; a lone - leaves the phrase out"),
};

int lineAt(const QString &body, qsizetype position)
{
    return position < 0 ? 0 : static_cast<int>(QStringView(body).left(position).count(u'\n')) + 1;
}

/// The line where `place` stands ("insults", "hours.monday[1]"): the first quoted name of its last part.
int lineOf(const QString &place, const QString &body)
{
    const QString name = place.section(u'.', -1).section(u'[', 0, 0).trimmed();
    if (name.isEmpty())
        return 0;
    // Of a long name, often only the beginning is told; and no expression could hold all of it.
    const QString quoted = u'"' + name.left(longestName) + (name.size() < longestName ? QStringLiteral("\"") : QString());
    const QRegularExpression asKey(QStringLiteral("\"key\"\\s*:\\s*") + QRegularExpression::escape(quoted));
    const qsizetype key = body.indexOf(asKey);
    return lineAt(body, key >= 0 ? key : body.indexOf(quoted));
}

} // namespace

QString DocumentFaultText::translated(const QString &reason)
{
    // As it stands first: "%1 takes too long" would take "the expression" for a name.
    for (const char *known : reasons)
        if (reason == QLatin1StringView(known))
            return tr(known);
    for (const char *known : reasons) {
        const QString source = QLatin1StringView(known);
        if (!source.contains(QLatin1StringView("%1")))
            continue;
        const QString before = source.section(QStringLiteral("%1"), 0, 0);
        const QString after = source.section(QStringLiteral("%1"), 1);
        if (reason.size() >= before.size() + after.size() && reason.startsWith(before) && reason.endsWith(after))
            return tr(known).arg(plaintext::isolated(plaintext::excerpt(
                reason.mid(before.size(), reason.size() - before.size() - after.size()), longestName)));
    }
    return {};
}

DocumentFault DocumentFaultText::fault(const QString &detail, const QString &body)
{
    DocumentFault fault;
    QString rest = plaintext::oneLine(detail);
    static const QRegularExpression numbered(QStringLiteral("^line (\\d+): "));
    if (const auto match = numbered.match(rest); match.hasMatch()) {
        fault.line = match.captured(1).toInt();
        rest = rest.mid(match.capturedLength());
    }
    fault.text = translated(rest);
    if (fault.text.isEmpty()) {
        // "insults: a rule without text"
        const qsizetype colon = rest.indexOf(QLatin1StringView(": "));
        const QString place = rest.left(std::max<qsizetype>(colon, 0));
        const QString reason = colon < 0 ? QString() : translated(rest.mid(colon + 2));
        fault.text = reason.isEmpty() ? plaintext::excerpt(rest, longestReason)
                                        : plaintext::excerpt(place, longestName) + QStringLiteral(": ") + reason;
        if (fault.line == 0)
            fault.line = lineOf(place, body);
    } else if (fault.line == 0 && rest.endsWith(u'"')) {
        fault.line = lineOf(rest.section(u'"', -2, -2), body);
    }
    if (fault.line > 0)
        fault.text = tr("Line %1: %2").arg(QString::number(fault.line), fault.text);
    return fault;
}

} // namespace otklik
