#include "ui/team/teamdata.h"

#include "guidance/learning/modeldocument.h"
#include "guidance/team/builtin.h"
#include "guidance/team/numberpatternlist.h"
#include "ui/common/deliver.h"

namespace otklik {

namespace {

/// Keeps what was read, or says why it could not be.
template <class Value, class Parsed>
Result<void> keep(Value &value, Parsed &&parsed)
{
    if (!parsed)
        return tl::unexpected<Error>(parsed.error());
    value = *std::forward<Parsed>(parsed);
    return {};
}

} // namespace

TeamData::TeamData(TeamDocumentStore &store, StoreEvents &events, QObject *parent)
    : QObject(parent), m_store(store), m_calendar(BusinessCalendar::usual(QTimeZone::systemTimeZone()))
{
    for (const auto &[kind, name] : EnumNames<TeamDocumentKind>::table)
        if (const auto used = use(document(kind)); !used)
            qWarning("the built-in document %s cannot be read: %s", name.data(), qUtf8Printable(used.error().detail));
    connect(&events, &StoreEvents::changed, this, [this](const StoreChange &change) {
        if (change.teamDocuments || change.everything)
            read();
    });
    read();
}

TeamDocument TeamData::document(TeamDocumentKind kind) const
{
    if (const auto it = m_documents.constFind(kind); it != m_documents.cend())
        return *it;
    TeamDocument builtIn;
    builtIn.kind = kind;
    builtIn.body = builtInBody(kind);
    return builtIn;
}

TeamModels TeamData::models() const
{
    const auto pointerTo = [](const std::optional<TextModel> &model) { return model ? &*model : nullptr; };
    return {pointerTo(m_problemModel), pointerTo(m_characterModel), pointerTo(m_writerModel)};
}

void TeamData::read()
{
    deliver(this, m_store.newest(), [this](const Result<QList<TeamDocument>> &documents) {
        if (!documents)
            return;
        for (const TeamDocument &one : *documents)
            if (m_documents.value(one.kind) != one)
                take(one);
    });
}

void TeamData::take(const TeamDocument &document)
{
    m_documents.insert(document.kind, document);
    if (const auto used = use(document); !used)
        Q_EMIT unusable(document.kind, used.error().detail);
    Q_EMIT changed(document.kind);
}

Result<void> TeamData::use(const TeamDocument &document)
{
    using enum TeamDocumentKind;
    switch (document.kind) {
    case Matrix: {
        auto matrix = parseMatrix(document.body.toUtf8());
        if (matrix)
            matrix->version = document.version;
        return keep(m_matrix, std::move(matrix));
    }
    case DirectingRules:
        return keep(m_directingRules, parseTeamRules(document.body));
    case DiscussionRules:
        return keep(m_discussionRules, parseTeamRules(document.body));
    case Snippets:
        return keep(m_snippets, parseSnippets(document.body));
    case Interests:
        return keep(m_interests, otklik::Interests::parse(document.body));
    case Bonus:
        m_bonusPlanSince = document.publishedAt;
        return keep(m_bonusPlan, parseBonusPlan(document.body));
    case NumberPatterns:
        return keep(m_numberPatterns, parseNumberPatterns(document.body));
    case Calendar:
        return document.body.isEmpty() ? Result<void>() : keep(m_calendar, BusinessCalendar::read(document.body.toUtf8()));
    case ModelAbout:
        return keep(m_problemModel, readModelDocument(document.body));
    case ModelCharacter:
        return keep(m_characterModel, readModelDocument(document.body));
    case ModelWho:
        return keep(m_writerModel, readModelDocument(document.body));
    case CardFields:
        return keep(m_cardFields, parseCardFields(document.body));
    case WordingRu:
    case WordingEn:
    case PlainRu:
    case PlainEn:
    case Dictionary:
    case Retention:
        break;
    }
    return {};
}

} // namespace otklik
