#include "models/command.h"
#include "models/uuid7.h"

#include <QTest>

using namespace otklik;

namespace {

template <size_t... I>
QList<Command> allCommands(std::index_sequence<I...>)
{
    return {Command(std::in_place_index<I>)...};
}

} // namespace

/// Commands and the mutations that carry them.
class TestCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCommandHasItsKindAndComesBack();
    void aMutationIsMadeNowWithAnIdOfItsOwn();
    void aBrokenPayloadIsRefused();
};

void TestCommand::everyCommandHasItsKindAndComesBack()
{
    const FakeClock clock;
    const auto commands = allCommands(std::make_index_sequence<std::variant_size_v<Command>>{});
    QCOMPARE(size_t(commands.size()), EnumNames<MutationKind>::table.size());
    for (const Command &command : commands) {
        const Mutation mutation = makeMutation(command, clock);
        QVERIFY(!nameOf(mutation.kind).isEmpty());
        const auto back = commandOf(mutation);
        QVERIFY2(back, nameOf(mutation.kind).data());
        QCOMPARE(back->index(), command.index());
        QCOMPARE(makeMutation(*back, clock).payload, mutation.payload);
    }
}

void TestCommand::aMutationIsMadeNowWithAnIdOfItsOwn()
{
    const FakeClock clock;
    const NoteAdd add{{QStringLiteral("note")}, {QStringLiteral("person")}, QStringLiteral("text")};
    const Mutation first = makeMutation(add, clock);
    const Mutation second = makeMutation(add, clock);
    QCOMPARE(first.kind, MutationKind::NoteAdd);
    QCOMPARE(first.createdAt, clock.now());
    QVERIFY(isUuid7(first.id.value));
    QVERIFY(first.id < second.id); // the order in which they were given
}

void TestCommand::aBrokenPayloadIsRefused()
{
    const FakeClock clock;
    Mutation mutation = makeMutation(CaseClose{}, clock);
    mutation.payload.remove(QLatin1StringView("reason"));
    const auto command = commandOf(mutation);
    QVERIFY(!command);
    QCOMPARE(command.error().kind, Error::Kind::CorrectInput);
    QCOMPARE(command.error().detail, QStringLiteral("reason"));
    mutation.kind = static_cast<MutationKind>(999);
    QCOMPARE(commandOf(mutation).error().code, QStringLiteral("unknown_kind"));
}

QTEST_APPLESS_MAIN(TestCommand)
#include "tst_command.moc"
