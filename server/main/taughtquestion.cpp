#include "server/main/taughtquestion.h"

namespace otklik::server {

namespace {

template <class Value>
QStringList namesOf()
{
    QStringList names;
    for (const auto &[value, name] : EnumNames<Value>::table)
        names.append(name);
    return names;
}

} // namespace

QString TaughtQuestion::hint(const QString &text, const TextModel *model) const
{
    TeamModels models;
    switch (document) {
    case TeamDocumentKind::ModelCharacter:
        models.character = model;
        return nameOf(triage(text, models).character);
    case TeamDocumentKind::ModelWho:
        models.writer = model;
        return nameOf(triage(text, models).writer.writer);
    default:
        models.problem = model;
        return nameOf(triage(text, models).problem);
    }
}

std::optional<TaughtQuestion> taughtQuestion(const QString &name)
{
    if (name == QLatin1StringView("about"))
        return TaughtQuestion{name, TeamDocumentKind::ModelAbout, namesOf<ProblemType>()};
    if (name == QLatin1StringView("character"))
        return TaughtQuestion{name, TeamDocumentKind::ModelCharacter, namesOf<Character>()};
    if (name == QLatin1StringView("who"))
        return TaughtQuestion{name, TeamDocumentKind::ModelWho, namesOf<Writer>()};
    return std::nullopt;
}

} // namespace otklik::server
