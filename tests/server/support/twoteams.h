#pragma once

#include "models/uuid7.h"
#include "server/api/sourceconnector.h"
#include "server/store/attachmentstore.h"
#include "server/store/customerjobstore.h"
#include "server/store/mentionstore.h"
#include "server/store/teamstore.h"
#include "server/store/userstore.h"
#include "tests/server/support/testclient.h"
#include "tests/server/support/testserver.h"

#include <QTest>

namespace otklik::server {

inline const QString cards = QStringLiteral("cards");
inline const QString delivery = QStringLiteral("delivery");
inline const QString secretWord = QStringLiteral("Kaleidoscope");
inline const QByteArray picture("\x89PNG\r\n\x1a\n and more");

/// Accepts every address, so that the route itself is what answers.
class WillingConnector final : public SourceConnector
{
public:
    Result<QUrl> beginMastodon(const QString &, const QString &, const QString &) override
    {
        return QUrl(QStringLiteral("https://social.example/authorize"));
    }
    Result<Source> finish(const QString &, const QString &, const QString &) override
    {
        return failure(Error::Kind::CorrectInput, QStringLiteral("bad_state"));
    }
    Result<SourceTrial> tryOut(const SourceForm &) override { return SourceTrial{}; }
    Result<TrialAnswer> tryAnswer(const SourceForm &) override { return TrialAnswer{}; }
    Result<TrialAnswer> tryConnected(const SourceId &) override { return TrialAnswer{}; }
    Result<Source> connect(const SourceForm &) override { return Source{}; }
    Result<MediaBytes> media(const SourceId &, const QString &, const QString &) override { return MediaBytes{picture, {}}; }
    Result<PushAnswer> receive(const SourceId &, const PushedCall &) override { return PushAnswer{}; }
    void disconnected(const SourceId &) override { }
};

/// Two teams with a customer each: `mine` is what the team "cards" may see, and the
/// customer of "delivery" has been worked on with every kind of row there is.
class TwoTeams final
{
public:
    static inline const QString import = QStringLiteral("import");
    static inline const QString fileImport = QStringLiteral("file-import");

    TwoTeams() : server({{}, {}, &connector})
    {
        cardsSource = server.addSource(QStringLiteral("cards.example"), cards);
        deliverySource = server.addSource(QStringLiteral("delivery.example"), delivery);
        boris = server.addUser(QStringLiteral("boris"), Role::Agent, false, cards);
        bella = server.addUser(QStringLiteral("bella"), Role::Lead, false, cards);
        dasha = server.addUser(QStringLiteral("dasha"), Role::Agent, false, delivery);
        dmitri = server.addUser(QStringLiteral("dmitri"), Role::Lead, false, delivery);
        server.ingestInto(cardsSource, {server.post(QStringLiteral("c1"), QStringLiteral("carl"), QStringLiteral("My card is blocked"))});
        server.ingestInto(deliverySource,
                          {server.post(QStringLiteral("d1"), secretWord, QStringLiteral("Where is my %1?").arg(secretWord))});
        IncomingPost morning = server.post(QStringLiteral("a1"), QStringLiteral("alice"), QStringLiteral("Good morning to all teams"));
        morning.media.append(Media{QStringLiteral("p1"), MediaKind::Picture, {}, {}, 0, 0, 0});
        server.ingest({morning});
        shared = mention(server.source, QStringLiteral("a1"));
        mine = mention(cardsSource, QStringLiteral("c1"));
        theirs = mention(deliverySource, QStringLiteral("d1"));
        sharedPerson = server.row<Case>(shared.caseId).personId;
        theirCase = server.row<Case>(theirs.caseId);
        theirAccount = server.row<Account>(theirs.accountId);
        fillCard();
        attachPicture();
        begin(import, CustomerBaseKind::CardDav, ImportState::Idle);
        begin(fileImport, CustomerBaseKind::File, ImportState::Receiving);
    }

    /// An import of the administrator.
    void begin(const QString &id, CustomerBaseKind kind, ImportState state)
    {
        CustomerJob job;
        job.id = id;
        job.title = QStringLiteral("Shop");
        job.kind = kind;
        job.state = state;
        job.fileSize = kind == CustomerBaseKind::File ? 5 : 0;
        const auto done = server.store->write([&](Rows &rows) -> Result<void> {
            CustomerJobStore(rows).add(job, server.administrator.id);
            return {};
        });
        QVERIFY(done);
    }

    [[nodiscard]] Mention mention(const Source &source, const QString &externalId)
    {
        return server.store
            ->read([&](Rows &rows) -> Result<Mention> {
                return MentionStore(rows).byExternalId(source.id, externalId).value_or(Mention{});
            })
            .value_or(Mention{});
    }
    [[nodiscard]] TestClient clientOf(const User &user) { return TestClient(server.port(), server.tokenOf(user)); }
    [[nodiscard]] QString epochOf(const User &user)
    {
        return clientOf(user).get("/v1/me").json().value(QStringLiteral("epoch")).toString();
    }
    /// All rows that the routes of the feed send to somebody. Without the checkpoints of the snapshot: they name
    /// places between all rows by an id, which opens nothing.
    [[nodiscard]] QByteArray everythingSentTo(const User &user)
    {
        TestClient client = clientOf(user);
        QByteArray all;
        for (const QByteArray &line : client.get("/v1/snapshot").body.split('\n'))
            if (!line.startsWith("{\"checkpoint\""))
                all += line + '\n';
        for (qint64 after = 0;;) {
            const TestReply page = client.get("/v1/changes?limit=7&after=" + QByteArray::number(after));
            all += page.body;
            after = page.json().value(QStringLiteral("up_to")).toInteger();
            if (!page.json().value(QStringLiteral("has_more")).toBool())
                return all;
        }
    }
    /// A draft for the shared customer, with a picture.
    void attachPicture()
    {
        Draft row;
        row.id = sharedDraft = newId<DraftId>(server.clock);
        row.caseId = shared.caseId;
        row.mentionId = shared.id;
        row.authorId = bella.id;
        row.attachments = {{attachmentHashOf(picture), {}, QStringLiteral("image/png"), picture.size(), 1, 1, {}}};
        const auto done = server.store->write([&](Rows &rows) -> Result<void> {
            rows.put(row);
            server::AttachmentStore(rows).put(attachmentHashOf(picture), QStringLiteral("image/png"), picture);
            return {};
        });
        QVERIFY(done);
    }
    MutationAnswer push(const User &user, const Command &command)
    {
        TestClient client = clientOf(user);
        return client.push({server.mutation(command)}).value(0);
    }

    WillingConnector connector;
    TestServer server;
    Source cardsSource, deliverySource;
    User boris, bella, dasha, dmitri;
    Mention mine, theirs, shared;
    Case theirCase;
    Account theirAccount;
    PersonId sharedPerson;
    NoteId note;
    ContactId contact;
    DraftId draft, sharedDraft;
    PublicationId publication;
    PromiseId promise;
    BonusGrantId bonus;
    InterestId interest;
    ModerationId moderation;
    SourceGapId gap;
    DutyPlaceId place;

private:
    void fillCard()
    {
        note = newId<NoteId>(server.clock);
        contact = newId<ContactId>(server.clock);
        draft = newId<DraftId>(server.clock);
        publication = newId<PublicationId>(server.clock);
        promise = newId<PromiseId>(server.clock);
        bonus = newId<BonusGrantId>(server.clock);
        interest = newId<InterestId>(server.clock);
        moderation = newId<ModerationId>(server.clock);
        gap = newId<SourceGapId>(server.clock);
        place = newId<DutyPlaceId>(server.clock);
        const PersonId person = theirCase.personId;
        const QString text = QStringLiteral("It is under way. ") + secretWord;
        const auto thread = server.row<Thread>(theirs.threadId);
        const QList<Command> commands{
            ClaimTake{person, false},
            NoteAdd{note, person, secretWord + QStringLiteral(" is her boat")},
            ContactAdd{contact, person, ContactKind::Other, secretWord},
            PersonEdit{person, PersonField::City, secretWord, {}},
            CaseDecide{newId<DecisionId>(server.clock), theirCase.id, {{QStringLiteral("why"), secretWord}}, 1, Outcome::AnswerInPlace, true},
            DraftSave{draft, theirCase.id, theirs.id, otklik::Visibility::Public, text, 0},
            PublicationSubmit{publication, draft, theirCase.id, theirs.id, otklik::Visibility::Public, text, thread.revision, 0, true, {}},
            OverruleHint{newId<HintOverruleId>(server.clock), theirCase.id, theirs.id, QStringLiteral("about"), {}, secretWord},
            PromiseAdd{promise, theirCase.id, publication, secretWord, server.clock.now()},
            BonusGive{bonus, theirCase.id, QStringLiteral("delivery"), secretWord, 1, secretWord},
            InterestAdd{interest, person, QStringLiteral("cats"), InterestSource::Message, theirs.id, secretWord},
            ModerationAdd{moderation, theirs.id, ModerationKind::Warning, QStringLiteral("insults"), secretWord},
            LoyaltyMark{theirCase.id, LoyaltyStage::Solved, true},
            DutySave{place, QStringLiteral("a closed group"), {}, QStringLiteral("manual"), {}, 60, delivery},
        };
        const SourceGap missed{gap, deliverySource.id, {}, {}, {}, 0, false, GapState::Open, {}, {}, {}, secretWord};
        std::ignore = server.store->write([&](Rows &rows) -> Result<void> {
            rows.put(missed);
            return {};
        });
        for (const Command &command : commands)
            if (const MutationAnswer answer = push(dasha, command); answer.verdict != MutationVerdict::Accepted)
                qFatal("the card was not filled: %s", qPrintable(answer.code));
        server.ingestInto(deliverySource, {[&] {
                              IncomingPost edited = server.post(QStringLiteral("d1"), secretWord, secretWord + QStringLiteral("!"));
                              edited.editedAt = server.clock.now() + std::chrono::seconds(1);
                              return edited;
                          }()});
    }
};

} // namespace otklik::server
