#include "models/customerimports.h"
#include "models/command.h"
#include "models/entity.h"
#include "models/json.h"
#include "tests/server/support/contract.h"
#include "tests/server/support/testclient.h"
#include "tests/server/support/testserver.h"

#include <QTest>

using namespace otklik;

namespace {

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

QStringList valuesOf(const QString &schema)
{
    QStringList values;
    for (const QJsonValue &value : Contract::document().schema(schema).value(QStringLiteral("enum")).toArray())
        values.append(value.toString());
    return values;
}

template <NamedEnum Enum>
QStringList namesOf()
{
    QStringList names;
    for (const auto &entry : EnumNames<Enum>::table)
        names.append(entry.second);
    return names;
}

/// The schema's properties are the fields, nothing else permitted. All of them are required: of a row, which this
/// server writes; of a command those that every desktop sends.
template <class Row>
QString differenceOf(const QString &name, bool isCommand)
{
    QStringList fields;
    QStringList needed;
    const auto note = [&](const auto &field) {
        fields.append(QLatin1StringView(field.name));
        if (!isCommand || !field.mayBeAbsent)
            needed.append(QLatin1StringView(field.name));
    };
    std::apply([&](const auto &...field) { (note(field), ...); }, Row::fields());
    const QJsonObject schema = Contract::document().schema(name);
    QStringList required;
    for (const QJsonValue &value : schema.value(QStringLiteral("required")).toArray())
        required.append(value.toString());
    if (sorted(schema.value(QStringLiteral("properties")).toObject().keys()) != sorted(fields) || required != needed)
        return name + QStringLiteral(": ") + required.join(u' ') + QStringLiteral(" | ") + needed.join(u' ');
    if (schema.value(QStringLiteral("additionalProperties")).toBool(true))
        return name + QStringLiteral(" permits other properties");
    // A value of the struct also has the documented types.
    return Contract::document().offencesOf(name, toJson(Row{})).join(u' ');
}

template <class Variant, size_t... I>
QStringList differencesOf(const QStringList &names, std::index_sequence<I...>)
{
    QStringList all{differenceOf<std::variant_alternative_t<I, Variant>>(names.at(I), std::is_same_v<Variant, Command>)...};
    all.removeAll(QString());
    return all;
}

const QStringList rowSchemas{
    QStringLiteral("User"),    QStringLiteral("Source"),  QStringLiteral("Person"),         QStringLiteral("Account"),
    QStringLiteral("AccountLink"), QStringLiteral("Contact"), QStringLiteral("Note"),       QStringLiteral("Claim"),
    QStringLiteral("Thread"),  QStringLiteral("Case"),    QStringLiteral("Mention"),        QStringLiteral("MentionVersion"),
    QStringLiteral("Decision"), QStringLiteral("Draft"),  QStringLiteral("Publication"),
    QStringLiteral("OwnContact"), QStringLiteral("Erasure"),
    QStringLiteral("TeamDocument"), QStringLiteral("HintOverrule"), QStringLiteral("Promise"), QStringLiteral("BonusGrant"),
    QStringLiteral("Interest"), QStringLiteral("Moderation"), QStringLiteral("LoyaltyTrack"),
    QStringLiteral("CustomerRecord"), QStringLiteral("LinkProposal"), QStringLiteral("PersonDetail"), QStringLiteral("Consent"),
    QStringLiteral("Presence"), QStringLiteral("Coverage"), QStringLiteral("SourceGap"), QStringLiteral("DutyPlace")};
const QStringList commandSchemas{
    QStringLiteral("ClaimTake"),       QStringLiteral("ClaimRelease"),    QStringLiteral("CaseDecide"),
    QStringLiteral("CaseClose"),       QStringLiteral("CaseReopen"),      QStringLiteral("DraftSave"),
    QStringLiteral("DraftDiscard"),    QStringLiteral("PublicationSubmit"), QStringLiteral("PublicationUndo"),
    QStringLiteral("PublicationRetry"), QStringLiteral("PublicationMove"), QStringLiteral("PublicationResolve"), QStringLiteral("ReviewApprove"),
    QStringLiteral("ReviewReturn"),    QStringLiteral("NoteAdd"),         QStringLiteral("NoteEdit"),
    QStringLiteral("NoteRemove"),      QStringLiteral("NoteRestore"),     QStringLiteral("ContactAdd"),
    QStringLiteral("ContactRemove"),   QStringLiteral("ContactRestore"),  QStringLiteral("PersonEdit"),
    QStringLiteral("LinkAccount"),     QStringLiteral("UnlinkAccount"),
    QStringLiteral("TeamPublish"), QStringLiteral("OverruleHint"), QStringLiteral("PromiseAdd"),
    QStringLiteral("PromiseMove"), QStringLiteral("PromiseSettle"), QStringLiteral("BonusGive"),
    QStringLiteral("BonusReview"), QStringLiteral("BonusWithdraw"), QStringLiteral("InterestAdd"),
    QStringLiteral("InterestStrike"), QStringLiteral("ModerationAdd"), QStringLiteral("ModerationReview"),
    QStringLiteral("ModerationFinish"), QStringLiteral("LoyaltyMark"), QStringLiteral("PersonPhotoSet"),
    QStringLiteral("ContactEdit"), QStringLiteral("PersonDetailSet"), QStringLiteral("ConsentAdd"), QStringLiteral("ConsentRemove"),
    QStringLiteral("ProposalDecide"), QStringLiteral("CardView"), QStringLiteral("SourceEdit"), QStringLiteral("GapAcknowledge"),
    QStringLiteral("DutySave"), QStringLiteral("DutyCheck"), QStringLiteral("DutyRemove"), QStringLiteral("MentionCapture")};

} // namespace

/// The protocol document and the code say the same. That every answer of the
/// server fits the document is checked by TestClient in every other test.
class TestOpenApi : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsHaveTheFieldsOfModels();
    void commandsHaveTheFieldsOfModels();
    void importsHaveTheFieldsOfModels();
    void namesAreThoseOfModels();
    void everyMutationKindHasItsPayload();
    void everyDocumentedOperationIsAnswered();
    void theContractNoticesWhatIsNotDocumented();
};

void TestOpenApi::rowsHaveTheFieldsOfModels()
{
    QCOMPARE(differencesOf<Entity>(rowSchemas, std::make_index_sequence<std::variant_size_v<Entity>>()), QStringList());
}

void TestOpenApi::commandsHaveTheFieldsOfModels()
{
    QCOMPARE(differencesOf<Command>(commandSchemas, std::make_index_sequence<std::variant_size_v<Command>>()), QStringList());
}

void TestOpenApi::importsHaveTheFieldsOfModels()
{
    QStringList all;
    const auto compare = [&all]<class Row>(const char *name, const Row &) {
        all.append(differenceOf<Row>(QString::fromLatin1(name), false));
    };
    compare("ImportStart", ImportStart{});
    compare("ImportOrder", ImportOrder{});
    compare("ImportAssignment", ImportAssignment{});
    compare("ImportText", ImportText{});
    compare("ImportColumn", ImportColumn{});
    compare("CustomerJob", CustomerJob{});
    compare("ImportChange", ImportChange{});
    compare("ImportLikely", ImportLikely{});
    compare("ImportOutcome", ImportOutcome{});
    compare("ImportReport", ImportReport{});
    compare("ImportRun", ImportRun{});
    compare("ImportSource", ImportSource{});
    compare("ImportOverview", ImportOverview{});
    all.removeAll(QString());
    QCOMPARE(all, QStringList());
}

void TestOpenApi::namesAreThoseOfModels()
{
    QCOMPARE(valuesOf(QStringLiteral("Role")), namesOf<Role>());
    QCOMPARE(valuesOf(QStringLiteral("SourceState")), namesOf<SourceState>());
    QCOMPARE(valuesOf(QStringLiteral("ContactKind")), namesOf<ContactKind>());
    QCOMPARE(valuesOf(QStringLiteral("Visibility")), namesOf<Visibility>());
    QCOMPARE(valuesOf(QStringLiteral("CaseState")), namesOf<CaseState>());
    QCOMPARE(valuesOf(QStringLiteral("Outcome")), namesOf<Outcome>());
    QCOMPARE(valuesOf(QStringLiteral("PublicationState")), namesOf<PublicationState>());
    QCOMPARE(valuesOf(QStringLiteral("PersonField")), namesOf<PersonField>());
    QCOMPARE(valuesOf(QStringLiteral("TeamDocumentKind")), namesOf<TeamDocumentKind>());
    QCOMPARE(valuesOf(QStringLiteral("PromiseState")), namesOf<PromiseState>());
    QCOMPARE(valuesOf(QStringLiteral("BonusState")), namesOf<BonusState>());
    QCOMPARE(valuesOf(QStringLiteral("InterestSource")), namesOf<InterestSource>());
    QCOMPARE(valuesOf(QStringLiteral("ModerationKind")), namesOf<ModerationKind>());
    QCOMPARE(valuesOf(QStringLiteral("ModerationState")), namesOf<ModerationState>());
    QCOMPARE(valuesOf(QStringLiteral("LoyaltyStage")), namesOf<LoyaltyStage>());
    QCOMPARE(valuesOf(QStringLiteral("NoteChannel")), namesOf<NoteChannel>());
    QCOMPARE(valuesOf(QStringLiteral("ConsentKind")), namesOf<ConsentKind>());
    QCOMPARE(valuesOf(QStringLiteral("ProposalState")), namesOf<ProposalState>());
    QCOMPARE(valuesOf(QStringLiteral("Doing")), namesOf<Doing>());
    QCOMPARE(valuesOf(QStringLiteral("ChannelPolicy")), namesOf<ChannelPolicy>());
    QCOMPARE(valuesOf(QStringLiteral("GapState")), namesOf<GapState>());
    QCOMPARE(valuesOf(QStringLiteral("CustomerBaseKind")), namesOf<CustomerBaseKind>());
    QCOMPARE(valuesOf(QStringLiteral("CustomerVerdict")), namesOf<CustomerVerdict>());
    QCOMPARE(valuesOf(QStringLiteral("ImportStep")), namesOf<ImportStep>());
    QCOMPARE(valuesOf(QStringLiteral("ImportState")), namesOf<ImportState>());
    QCOMPARE(valuesOf(QStringLiteral("EntityKind")), namesOf<EntityKind>());
    QCOMPARE(valuesOf(QStringLiteral("MutationKind")), namesOf<MutationKind>());
    QCOMPARE(valuesOf(QStringLiteral("MutationVerdict")), namesOf<MutationVerdict>());
}

void TestOpenApi::everyMutationKindHasItsPayload()
{
    const QStringList kinds = namesOf<MutationKind>();
    for (qsizetype i = 0; i < kinds.size(); ++i) {
        const QJsonObject properties = Contract::document()
                                           .schema(commandSchemas.at(i) + QStringLiteral("Mutation"))
                                           .value(QStringLiteral("properties"))
                                           .toObject();
        QCOMPARE(properties.value(QStringLiteral("kind")).toObject().value(QStringLiteral("enum")).toArray(),
                 QJsonArray{kinds.at(i)});
        QCOMPARE(properties.value(QStringLiteral("payload")).toObject().value(QStringLiteral("$ref")).toString(),
                 QStringLiteral("#/components/schemas/") + commandSchemas.at(i));
    }
}

void TestOpenApi::everyDocumentedOperationIsAnswered()
{
    TestServer server;
    TestClient client(server.port(), server.tokenOf(server.administrator));
    QVERIFY(Contract::document().operations().size() >= 11);
    for (const QString &operation : Contract::document().operations()) {
        const QByteArray method = operation.section(u' ', 0, 0).toLatin1();
        const QByteArray path = operation.section(u' ', 1).toLatin1().replace("{id}", "nobody").replace("{hash}", "nobody");
        const TestReply reply = client.send(method, path);
        QVERIFY2(reply.status != 405, qPrintable(operation));
        QVERIFY2(reply.status != 404 || path.contains("nobody"), qPrintable(operation));
        client.disconnect(); // the event stream stays open
    }
}

void TestOpenApi::theContractNoticesWhatIsNotDocumented()
{
    Contract &contract = Contract::document();
    QVERIFY(!contract.offences("GET", "/v1/me", 202, "application/json", "{}").isEmpty());
    QVERIFY(!contract.offences("GET", "/v1/me", 200, "text/html", "<p>").isEmpty());
    QVERIFY(!contract.offences("GET", "/v1/me", 200, "application/json", "{\"user\":1}").isEmpty());
    QVERIFY(!contract.offences("DELETE", "/v1/me", 204, "", "").isEmpty());
    QVERIFY(!contract.offences("GET", "/v1/me", 401, "application/problem+json",
                               R"({"type":"about:blank","status":401,"code":"made_up","title":"","request_id":"1"})")
                 .isEmpty());
}

QTEST_GUILESS_MAIN(TestOpenApi)
#include "tst_openapi.moc"
