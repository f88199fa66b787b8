#include "models/command.h"

#include "models/json.h"
#include "models/uuid7.h"

namespace otklik {

namespace {

template <size_t I = 0>
Result<Command> parse(size_t index, const QJsonObject &payload)
{
    if constexpr (I < std::variant_size_v<Command>) {
        if (index != I)
            return parse<I + 1>(index, payload);
        auto parsed = fromJson<std::variant_alternative_t<I, Command>>(payload);
        if (!parsed)
            return tl::unexpected<Error>(parsed.error());
        return Command(std::move(*parsed));
    } else {
        return failure(Error::Kind::CorrectInput, QStringLiteral("unknown_kind"));
    }
}

} // namespace

QString &fieldOf(Person &person, PersonField which)
{
    switch (which) {
    case PersonField::Name:
        return person.name;
    case PersonField::Language:
        return person.language;
    case PersonField::City:
        return person.city;
    case PersonField::Tags:
        return person.tags;
    case PersonField::TimeZone:
        return person.timeZone;
    case PersonField::BirthDate:
        return person.birthDate;
    }
    return person.name;
}

Mutation makeMutation(const Command &command, const Clock &clock)
{
    Mutation mutation;
    mutation.id = newId<MutationId>(clock);
    mutation.kind = static_cast<MutationKind>(command.index());
    mutation.payload = std::visit([](const auto &c) { return toJson(c); }, command);
    mutation.createdAt = clock.now();
    return mutation;
}

Result<Command> commandOf(const Mutation &mutation)
{
    return parse(static_cast<size_t>(mutation.kind), mutation.payload);
}

} // namespace otklik
