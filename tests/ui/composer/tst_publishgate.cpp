#include "ui/composer/composertext.h"
#include "ui/composer/publishgate.h"

#include <QTest>

using namespace otklik;

namespace {

/// A reply that may go out, to be spoilt in one way.
struct Scene final
{
    Conversation conversation;
    User me{{QStringLiteral("me")}, {}, {}, Role::Agent, false, true, {}};
    NetworkRules rules;
    ReplyReport report;
    GateInput input;

    Scene()
    {
        rules.canAnswerPublicly = true;
        rules.canAnswerPrivately = true;
        rules.attachmentLimit = 4;
        for (const auto &[key, name] : EnumNames<CheckKey>::table)
            report.items.append({key, CheckState::Ticked, HintKey::None, {}});
        input.text = QStringLiteral("Thank you!");
        input.claim = ClaimStanding::Mine;
    }

    GateInput ready()
    {
        input.conversation = &conversation;
        input.me = &me;
        input.rules = &rules;
        input.report = &report;
        return input;
    }

    void stop(CheckKey key, HintKey hint)
    {
        report.items[static_cast<qsizetype>(key)].state = CheckState::Stop;
        report.items[static_cast<qsizetype>(key)].hint = hint;
    }
};

using Spoil = std::function<void(Scene &)>;

} // namespace

Q_DECLARE_METATYPE(Spoil)

class TestPublishGate final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyClosedGateSaysWhy_data()
    {
        QTest::addColumn<Spoil>("spoil");
        QTest::addColumn<GateReason>("publish");
        QTest::addColumn<GateReason>("review");
        using enum GateReason;
        const auto row = [](const char *name, Spoil spoil, GateReason publish, GateReason review) {
            QTest::newRow(name) << std::move(spoil) << publish << review;
        };
        row("all is well", [](Scene &) {}, Open, Open);
        row("only blanks", [](Scene &s) { s.input.text = QStringLiteral(" \n "); }, Empty, Empty);
        row("nobody holds the claim", [](Scene &s) { s.input.claim = ClaimStanding::Free; }, Unclaimed, Unclaimed);
        row("claimed while offline", [](Scene &s) { s.input.claim = ClaimStanding::Wished; }, Open, Open);
        row("somebody else holds the claim", [](Scene &s) { s.input.claim = ClaimStanding::Other; }, HeldByOther, HeldByOther);
        row("two versions of the draft", [](Scene &s) { s.input.hasOtherVersion = true; }, TwoVersions, TwoVersions);
        row("closed case", [](Scene &s) { s.conversation.supportCase.state = CaseState::Closed; }, CaseClosed, CaseClosed);
        row("an earlier reply is queued", [](Scene &s) { s.conversation.publication = Publication{}; s.conversation.publication->state = PublicationState::Queued; }, OnItsWay, OnItsWay);
        row("an earlier reply is of unknown fate", [](Scene &s) { s.conversation.publication = Publication{}; s.conversation.publication->state = PublicationState::Unknown; }, OnItsWay, OnItsWay);
        row("an earlier reply was sent", [](Scene &s) { s.conversation.publication = Publication{}; s.conversation.publication->state = PublicationState::Sent; }, Open, Open);
        row("no private answers there", [](Scene &s) { s.rules.canAnswerPrivately = false; s.input.visibility = Visibility::Private; }, NotPossibleThere, NotPossibleThere);
        row("trainee", [](Scene &s) { s.me.needsReview = true; }, NeedsReview, Open);
        row("too long", [](Scene &s) { s.stop(CheckKey::Length, HintKey::ShortenText); }, TooLong, TooLong);
        row("four pictures", [](Scene &s) { s.input.pictures = 4; }, Open, Open);
        row("five pictures", [](Scene &s) { s.input.pictures = 5; }, TooManyPictures, TooManyPictures);
        row("a picture where none can be sent", [](Scene &s) { s.rules.attachmentLimit = 0; s.input.pictures = 1; }, TooManyPictures, TooManyPictures);
        row("more than any reply takes", [](Scene &s) { s.rules.attachmentLimit = 100; s.input.pictures = mostAttachments + 1; }, TooManyPictures, TooManyPictures);
        row("a telephone in the description of a picture", [](Scene &s) { s.input.inDescriptions = findPersonalData(QStringLiteral("Call +7 916 123-45-67")); }, DescribedPersonalData, DescribedPersonalData);
        row("the same in private", [](Scene &s) { s.input.inDescriptions = findPersonalData(QStringLiteral("Call +7 916 123-45-67")); s.input.visibility = Visibility::Private; }, Open, Open);
        row("a picture is being read", [](Scene &s) { s.input.picturesBeingRead = 1; }, PictureBeingRead, PictureBeingRead);
        row("false apology", [](Scene &s) { s.stop(CheckKey::Apology, HintKey::FalseApology); }, Check, Open);
        row("personal data in public", [](Scene &s) { s.stop(CheckKey::PersonalData, HintKey::RemovePersonalData); }, PersonalData, PersonalData);
        row("personal data, an agent with a reason", [](Scene &s) { s.stop(CheckKey::PersonalData, HintKey::RemovePersonalData); s.input.overrideReason = QStringLiteral("hotline"); }, PersonalData, Open);
        row("personal data, a lead without a reason", [](Scene &s) { s.stop(CheckKey::PersonalData, HintKey::RemovePersonalData); s.me.role = Role::Lead; s.input.overrideReason = QStringLiteral("  "); }, PersonalData, PersonalData);
        row("personal data, a lead with a reason", [](Scene &s) { s.stop(CheckKey::PersonalData, HintKey::RemovePersonalData); s.me.role = Role::Lead; s.input.overrideReason = QStringLiteral("hotline"); }, Open, Open);
    }

    void everyClosedGateSaysWhy()
    {
        QFETCH(Spoil, spoil);
        Scene scene;
        spoil(scene);
        const GateInput input = scene.ready();
        const Gate publish = publishGate(input);
        const Gate review = reviewGate(input);
        QTEST(publish.reason, "publish");
        QTEST(review.reason, "review");
        QCOMPARE(ComposerText::reason(publish, input).isEmpty(), publish.isOpen());
        QCOMPARE(ComposerText::reason(review, input).isEmpty(), review.isOpen());
    }

    void withoutACaseNothingIsOpen()
    {
        QCOMPARE(publishGate({}).reason, GateReason::NothingOpen);
    }

    void anUntrustedNameCannotReorderTheSentence()
    {
        Scene scene;
        scene.input.claim = ClaimStanding::Other;
        scene.conversation.holderName = QStringLiteral("\u202eevil\nname");
        const GateInput input = scene.ready();
        const QString said = ComposerText::reason(publishGate(input), input);
        QVERIFY(!said.contains(QChar(0x202e)));
        QVERIFY(!said.contains(u'\n'));
    }
};

QTEST_GUILESS_MAIN(TestPublishGate)
#include "tst_publishgate.moc"
