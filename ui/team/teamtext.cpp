#include "ui/team/teamtext.h"

#include "ui/common/plaintext.h"
#include "ui/common/relativetime.h"

namespace otklik {

QList<TeamDocumentKind> editedKinds()
{
    using enum TeamDocumentKind;
    return {DirectingRules, DiscussionRules, Matrix, Snippets, NumberPatterns, Dictionary, Calendar,
            Interests, Bonus, CardFields, Retention, WordingRu, WordingEn, PlainRu, PlainEn};
}

QString TeamText::title(TeamDocumentKind kind)
{
    using enum TeamDocumentKind;
    switch (kind) {
    case Matrix: return tr("Response matrix");
    case DirectingRules: return tr("Directing rules");
    case DiscussionRules: return tr("Discussion rules");
    case Snippets: return tr("Facts (snippets)");
    case WordingRu: return tr("Wording, Russian");
    case WordingEn: return tr("Wording, English");
    case PlainRu: return tr("Plainer words, Russian");
    case PlainEn: return tr("Plainer words, English");
    case NumberPatterns: return tr("Our own numbers");
    case Calendar: return tr("Business calendar");
    case Dictionary: return tr("Dictionary");
    case Interests: return tr("Interests");
    case Bonus: return tr("Bonus catalogue");
    case CardFields: return tr("Fields of the card");
    case Retention: return tr("How long data is kept");
    case ModelAbout:
    case ModelCharacter:
    case ModelWho: break;
    }
    return {};
}

QString TeamText::section(TeamDocumentKind kind)
{
    using enum TeamDocumentKind;
    switch (kind) {
    case Matrix:
    case DirectingRules:
    case DiscussionRules: return tr("Rules");
    case Snippets:
    case NumberPatterns:
    case Dictionary:
    case Calendar: return tr("Reference");
    case Interests:
    case Bonus: return tr("Bonuses");
    case CardFields:
    case Retention: return tr("Customers");
    case WordingRu:
    case WordingEn:
    case PlainRu:
    case PlainEn: return tr("Language of the replies");
    case ModelAbout:
    case ModelCharacter:
    case ModelWho: break;
    }
    return {};
}

QString TeamText::about(TeamDocumentKind kind)
{
    using enum TeamDocumentKind;
    switch (kind) {
    case Matrix: return tr("Questions about a message, and what follows from their answers.");
    case DirectingRules:
        return tr("What must hold in every reply, whatever it says. 1 is the highest priority. JSON: rules with key, "
                  "priority, title and text.");
    case DiscussionRules:
        return tr("What is published for customers: warnings, removals and blocks cite it. JSON: rules with key, title "
                  "and text; appeal says where to turn.");
    case Snippets:
        return tr("Facts that are written often: addresses, steps, links. JSON; {{name}} is a variable, values are given "
                  "once for all.");
    case WordingRu:
    case WordingEn:
        return tr("What the checklist counts and the editor colours: a definition for KSyntaxHighlighting, XML. Any Kate "
                  "editor knows it.");
    case PlainRu:
    case PlainEn:
        return tr("Officialese and stock phrases, each with plainer words. A line each: phrase = plainer wording | "
                  "another one.");
    case NumberPatterns:
        return tr("Contract and account numbers that must not go out in public. A line each: name: regular expression. "
                  "Lines with # are remarks.");
    case Calendar:
        return tr("When we work: promises and first answers are counted by it. JSON: time_zone, hours, holidays, "
                  "working_days.");
    case Dictionary: return tr("Names and words that the spelling check takes for right. One word a line.");
    case Interests: return tr("What customers care about, and the words it is recognised by. JSON: topics with key, title and phrases.");
    case CardFields:
        return tr("Fields of your own on the card of a customer. JSON: fields with key, title and type (text, number, date, "
                  "choice, flag, link); a choice lists its choices.");
    case Retention:
        return tr("After how many days texts are emptied and people erased who were not heard of since. JSON: texts and "
                  "deleted by network (* for all others), people.");
    case Bonus: return tr("What can be given, and who may give how much. JSON: items with cost in the smallest coin, and the policy.");
    case ModelAbout:
    case ModelCharacter:
    case ModelWho: break;
    }
    return {};
}

QString TeamText::suffix(TeamDocumentKind kind)
{
    using enum TeamDocumentKind;
    switch (kind) {
    case WordingRu:
    case WordingEn: return QStringLiteral("xml");
    case PlainRu:
    case PlainEn:
    case NumberPatterns:
    case Dictionary: return QStringLiteral("txt");
    case Matrix:
    case DirectingRules:
    case DiscussionRules:
    case Snippets:
    case Calendar:
    case Interests:
    case Bonus:
    case CardFields:
    case Retention:
    case ModelAbout:
    case ModelCharacter:
    case ModelWho: break;
    }
    return QStringLiteral("json");
}

QString TeamText::version(const TeamDocument &document, const QString &publisher, TimePoint now)
{
    if (document.version == 0)
        return tr("As it came with Otklik");
    const QString day = RelativeTime::day(RelativeTime::dateOf(document.publishedAt), RelativeTime::dateOf(now));
    if (publisher.isEmpty())
        return tr("Version %1 · %2", "a number, a date").arg(QString::number(document.version), day);
    return tr("Version %1 · %2 · %3", "a number, a name, a date")
        .arg(QString::number(document.version), plaintext::isolated(plaintext::oneLine(publisher)), day);
}

} // namespace otklik
