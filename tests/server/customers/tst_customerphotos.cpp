#include "importsetting.h"

#include "server/erasure/personeraser.h"
#include "server/erasure/personrows.h"
#include "server/mutations/cardchange.h"
#include "server/mutations/commands.h"
#include "server/store/attachmentstore.h"
#include "server/store/makeid.h"

using namespace otklik;
using namespace otklik::server;

namespace {

/// The smallest PNG; `width` tells one from another. What it says beside the picture is not to be kept.
QByteArray photo(char width)
{
    QByteArray bytes("\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0\x1f\x15\xc4\x89", 33);
    bytes[19] = width;
    return bytes + QByteArray("\0\0\0\x0btEXtPlace\0Omsk!\0\0\0\0", 23)
        + QByteArray("\0\0\0\x0aIDATx\x9c\x63\0\1\0\0\5\0\1\x0d\x0a\x2d\xb4\0\0\0\0IEND\xae\x42\x60\x82", 34);
}

CustomerRow withPhoto(const QByteArray &bytes)
{
    CustomerRow told = row(QStringLiteral("1"), QStringLiteral("Alice"));
    told.customer.photo = bytes;
    return told;
}

} // namespace

/// Pictures of imported cards, in a real store.
class tst_CustomerPhotos final : public QObject, private CustomerImportSetting
{
    Q_OBJECT

private Q_SLOTS:
    void init() { reset(); }
    void aPhotoIsStoredCleanAndOnce();
    void aPhotoFollowsItsSource();
    void aPhotoThatAColleagueChoseOrTookAwayHolds_data();
    void aPhotoThatAColleagueChoseOrTookAwayHolds();
    void whatIsNoPhotoIsToldAndLeavesTheOldOne();
    void whoIsErasedLeavesNoPhoto();
};

void tst_CustomerPhotos::aPhotoIsStoredCleanAndOnce()
{
    const CustomerImportReport plan = import({withPhoto(photo(2))}, true);
    QCOMPARE(plan.outcomes.value(0).changes.value(1), (CustomerChange{QStringLiteral("photo"), {}, QStringLiteral("image/png, 2 x 1")}));
    import({withPhoto(photo(2))});
    const Person alice = all<Person>().value(0);
    QCOMPARE(alice.photo.size(), 1);
    const Attachment &stored = alice.photo[0];
    QVERIFY(isSound(stored));
    const auto bytes = write([&](Rows &rows) { return server::AttachmentStore(rows).bytes(stored.hash); });
    QVERIFY(bytes);
    QCOMPARE(attachmentHashOf(*bytes), stored.hash);
    QVERIFY(!bytes->contains("Omsk"));
    QCOMPARE(bytes->size(), stored.size);
    const qint64 before = seq();
    const CustomerImportReport again = import({withPhoto(photo(2))});
    QCOMPARE(again.counts.unchanged, 1);
    QCOMPARE(seq(), before);
}

void tst_CustomerPhotos::aPhotoFollowsItsSource()
{
    import({withPhoto({})});
    QCOMPARE(import({withPhoto(photo(2))}).counts.changed, 1);
    const QString first = hashOf(all<Person>().value(0).photo);
    QCOMPARE(import({withPhoto(photo(3))}).counts.changed, 1);
    QVERIFY(hashOf(all<Person>().value(0).photo) != first);
    QCOMPARE(all<Person>().value(0).photo.size(), 1);
    QCOMPARE(import({withPhoto({})}).counts.changed, 1);
    QVERIFY(all<Person>().value(0).photo.isEmpty());
}

void tst_CustomerPhotos::aPhotoThatAColleagueChoseOrTookAwayHolds_data()
{
    QTest::addColumn<bool>("isTakenAway");
    QTest::newRow("chose another") << false;
    QTest::newRow("took it away") << true;
}

void tst_CustomerPhotos::aPhotoThatAColleagueChoseOrTookAwayHolds()
{
    QFETCH(const bool, isTakenAway);
    import({withPhoto(photo(2))});
    QList<Attachment> chosen;
    if (!isTakenAway)
        chosen.append({QString(64, u'a'), QStringLiteral("me.jpg"), QStringLiteral("image/jpeg"), 100, 10, 10, {}});
    const Person alice = all<Person>().value(0);
    const MutationVerdict verdict = write([&](Rows &rows) {
        server::AttachmentStore(rows).put(QString(64, u'a'), QStringLiteral("image/jpeg"), "x");
        const PersonPhotoSet command{alice.id, chosen, hashOf(alice.photo)};
        User me;
        me.id = makeId<UserId>(rows);
        CommandContext context{rows, me};
        const Verdict given = apply(command, context);
        auditCardChange(rows, me, command);
        return given.verdict;
    });
    QCOMPARE(verdict, MutationVerdict::Accepted);
    QCOMPARE(all<Person>().value(0).photo, chosen);
    for (const QByteArray &told : {photo(2), photo(3), QByteArray()}) {
        QCOMPARE(import({withPhoto(told)}).counts.unchanged, 1);
        QCOMPARE(all<Person>().value(0).photo, chosen);
    }
}

void tst_CustomerPhotos::whatIsNoPhotoIsToldAndLeavesTheOldOne()
{
    import({withPhoto(photo(2))});
    const auto before = all<Person>().value(0).photo;
    const CustomerImportReport report = import({withPhoto("<svg/>")});
    QCOMPARE(report.leftOut.value(QStringLiteral("photo_unknown")), 1);
    CustomerRow tooLarge = withPhoto({});
    tooLarge.leftOut = QStringList{QStringLiteral("photo_too_large")};
    import({tooLarge});
    QCOMPARE(all<Person>().value(0).photo, before);
}

void tst_CustomerPhotos::whoIsErasedLeavesNoPhoto()
{
    import({withPhoto(photo(2))});
    const Person alice = all<Person>().value(0);
    write([&](Rows &rows) {
        const auto found = PersonRows::gather(rows, alice.id);
        (void)PersonEraser(rows).erase(*found, {{}, QStringLiteral("anna"), QStringLiteral("asked for it")});
        return true;
    });
    QCOMPARE(all<Person>().size(), 0);
    QVERIFY(!write([&](Rows &rows) { return server::AttachmentStore(rows).has(hashOf(alice.photo)); }));
}

QTEST_GUILESS_MAIN(tst_CustomerPhotos)
#include "tst_customerphotos.moc"
