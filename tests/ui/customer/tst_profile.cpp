#include "tests/support/pictures.h"
#include "tests/ui/customer/carddesk.h"
#include "ui/common/chip.h"
#include "ui/common/labels.h"
#include "ui/common/theme.h"
#include "ui/customer/inplacefield.h"
#include "ui/customer/personforms.h"
#include "ui/customer/rowbutton.h"
#include "ui/customer/tagstrip.h"
#include "ui/customer/timezonenames.h"

#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QToolButton>

using namespace otklik;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

/// Opens the editor of a field and types.
QLineEdit *type(InPlaceField *field, const QString &text)
{
    field->beginEditing();
    auto *editor = field->findChild<QLineEdit *>();
    editor->setText(text);
    return editor;
}

QString noteOf(InPlaceField *field)
{
    auto *note = field->findChild<ToneLabel *>(s("fieldNote"));
    return note->isVisibleTo(field) ? note->text() : QString();
}

CustomerRecord record(TimePoint now)
{
    CustomerRecord one;
    one.id = {s("account-crm")};
    one.source = s("Customers.csv");
    one.number = s("K-1042");
    one.url = s("https://crm.example/K-1042");
    one.city = s("Казань");
    one.birthDate = s("1990-12-24");
    one.importedAt = now;
    for (int i = 1; i <= 6; ++i)
        one.details.insert(QStringLiteral("Field %1").arg(i), QStringLiteral("value %1").arg(i));
    for (int i = 1; i <= 7; ++i)
        one.orders.append({QString::number(i), QStringLiteral("A-%1").arg(i), s("<b>Пылесос</b>"), s("доставлен"), 1'299'000, s("RUB"), now});
    return one;
}

} // namespace

class TestProfile final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(*qApp); }

    void anEditIsSeenAtOnceAndCanBeTakenBack()
    {
        CardDesk desk;
        desk.open();
        auto *city = desk.find<InPlaceField>("city");
        QTest::keyClick(type(city, s("Самара")), Qt::Key_Return);
        QCOMPARE(desk.presenter.card()->person.city, s("Самара"));
        QVERIFY(desk.view.toast().canUndo());
        desk.view.toast().undo();
        QCOMPARE(desk.log.all<PersonEdit>().size(), 2);
        QCOMPARE(desk.log.all<PersonEdit>().last().value, s("Казань"));
        QCOMPARE(desk.log.all<PersonEdit>().last().expected, s("Самара"));
    }

    void whatCannotBeWrittenDownIsNotShown()
    {
        CardDesk desk;
        desk.open();
        desk.log.failure = Error{Error::Kind::Retry, s("disk_full"), {}};
        desk.presenter.profile().edit(PersonField::City, s("Самара"));
        QTRY_COMPARE(desk.presenter.card()->person.city, s("Казань"));
    }

    void bothValuesAreShownWhenAColleagueChangesTheFieldThatIsEdited()
    {
        CardDesk desk;
        desk.open();
        auto *city = desk.find<InPlaceField>("city");
        auto *editor = type(city, s("Самара"));
        desk.stored().person.city = s("Уфа");
        desk.changed();
        QVERIFY(city->isEditing());
        QCOMPARE(editor->text(), s("Самара"));
        QVERIFY(noteOf(city).contains(s("Уфа")));
        QTest::keyClick(editor, Qt::Key_Return); // decides nothing
        QVERIFY(city->isEditing());
        QCOMPARE(desk.log.commands.size(), 0);
        city->findChild<QPushButton *>(s("keepMine"))->click();
        QCOMPARE(desk.log.all<PersonEdit>().size(), 1);
        QCOMPARE(desk.log.all<PersonEdit>().first().value, s("Самара"));
        QCOMPARE(desk.log.all<PersonEdit>().first().expected, s("Уфа"));
        QVERIFY(!city->isEditing());
    }

    void theirsIsTakenWithoutWritingAnything()
    {
        CardDesk desk;
        desk.open();
        auto *city = desk.find<InPlaceField>("city");
        type(city, s("Самара"));
        desk.stored().person.city = s("Уфа");
        desk.changed();
        city->findChild<QPushButton *>(s("takeTheirs"))->click();
        QVERIFY(!city->isEditing());
        QCOMPARE(city->value(), s("Уфа"));
        QCOMPARE(desk.log.commands.size(), 0);
    }

    void whatIsTypedBelongsToThePersonWhoseCardItWas()
    {
        CardDesk desk;
        desk.open();
        type(desk.find<InPlaceField>("city"), s("Самара"));
        desk.presenter.open({s("somebody-else")});
        QCOMPARE(desk.log.all<PersonEdit>().size(), 1);
        QCOMPARE(desk.log.all<PersonEdit>().first().id, desk.person);
        QCOMPARE(desk.log.all<PersonEdit>().first().value, s("Самара"));
    }

    void whatCannotBeSavedIsThereAgainWhenOneComesBack()
    {
        CardDesk desk;
        desk.open();
        auto *born = desk.find<InPlaceField>("birth_date");
        type(born, s("весной"));
        desk.presenter.open({s("somebody-else")});
        QVERIFY(!born->isEditing());
        desk.presenter.open(desk.person);
        QTRY_VERIFY(born->isEditing());
        QCOMPARE(born->findChild<QLineEdit *>()->text(), s("весной"));
        QVERIFY(!noteOf(born).isEmpty());
        QCOMPARE(desk.log.commands.size(), 0);
    }

    void aBadValueIsToldAndStaysInTheEditor()
    {
        CardDesk desk;
        desk.open();
        auto *zone = desk.find<InPlaceField>("time_zone");
        auto *editor = type(zone, s("Nowhere"));
        QTest::keyClick(editor, Qt::Key_Return);
        QVERIFY(zone->isEditing());
        QCOMPARE(editor->text(), s("Nowhere"));
        QVERIFY(!noteOf(zone).isEmpty());
        QCOMPARE(desk.log.commands.size(), 0);
        editor->setText(s("omsk"));
        QTest::keyClick(editor, Qt::Key_Return);
        QCOMPARE(desk.log.all<PersonEdit>().first().value, s("Asia/Omsk"));
    }

    void timeZonesAreReadByCity_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("id");
        QTest::newRow("title") << s("Omsk, UTC+6") << s("Asia/Omsk");
        QTest::newRow("city") << s("new york") << s("America/New_York");
        QTest::newRow("iana") << s("Europe/Moscow") << s("Europe/Moscow");
        QTest::newRow("nothing of the kind") << s("Atlantis") << QString();
        QTest::newRow("hostile") << s("../../etc/passwd") << QString();
    }
    void timeZonesAreReadByCity()
    {
        QFETCH(QString, typed);
        QFETCH(QString, id);
        QCOMPARE(timezonenames::read(typed, FakeClock().now()).value_or(QString()), id);
        if (!id.isEmpty())
            QVERIFY(timezonenames::all(FakeClock().now()).contains(timezonenames::title(id, FakeClock().now())));
    }

    void datesOfBirthAreReadInTheReadersWay_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("value");
        const QLocale ru(QLocale::Russian, QLocale::Russia);
        const QLocale us(QLocale::English, QLocale::UnitedStates);
        QTest::newRow("russian") << ru << s("3.2.1990") << s("1990-02-03");
        QTest::newRow("in words") << ru << s("3 февраля 1990") << s("1990-02-03");
        QTest::newRow("american") << us << s("2/3/1990") << s("1990-02-03");
        QTest::newRow("iso") << us << s("1990-02-03") << s("1990-02-03");
        QTest::newRow("no such day") << ru << s("30.2.1990") << QString();
        QTest::newRow("to come") << ru << s("3.2.2990") << QString();
        QTest::newRow("too long ago") << ru << s("3.2.1190") << QString();
    }
    void datesOfBirthAreReadInTheReadersWay()
    {
        QFETCH(QLocale, locale);
        QFETCH(QString, typed);
        QFETCH(QString, value);
        const QLocale before;
        QLocale::setDefault(locale);
        const FakeClock clock;
        const auto read = PersonForms::birthDate(clock).read(typed);
        QLocale::setDefault(before);
        QCOMPARE(read.value_or(QString()), value);
    }

    void theAgeIsThatOfToday()
    {
        QVERIFY(PersonForms::birthDate(s("1990-12-24"), QDate(2025, 12, 23)).contains(s("34")));
        QVERIFY(PersonForms::birthDate(s("1990-12-24"), QDate(2025, 12, 24)).contains(s("35")));
    }

    void aLanguageIsKeptAsItsCodeAndAnyOtherAsItIsTyped()
    {
        CardDesk desk;
        desk.open();
        auto *language = desk.find<InPlaceField>("language");
        QTest::keyClick(type(language, s("german")), Qt::Key_Return);
        QTest::keyClick(type(language, s("суржик")), Qt::Key_Return);
        QCOMPARE(desk.log.all<PersonEdit>().first().value, s("de"));
        QCOMPARE(desk.log.all<PersonEdit>().last().value, s("суржик"));
        QCOMPARE(desk.log.all<PersonEdit>().last().expected, s("de"));
    }

    void tagsAreAddedAndTakenAway()
    {
        CardDesk desk;
        desk.open();
        auto *strip = desk.view.findChild<TagStrip *>();
        QCOMPARE(desk.all<Chip>("tag").size(), 2);
        QTest::keyClicks(&strip->input(), s("VIP,"));
        QTest::keyClicks(&strip->input(), s("vip"));
        QTest::keyClick(&strip->input(), Qt::Key_Return);
        QCOMPARE(desk.log.all<PersonEdit>().size(), 1); // it was there already
        QCOMPARE(desk.log.all<PersonEdit>().last().value, s("пылесосы, постоянный покупатель, VIP"));
        QTest::keyClick(&strip->input(), Qt::Key_Backspace);
        QCOMPARE(desk.log.all<PersonEdit>().last().value, s("пылесосы, постоянный покупатель"));
        QCOMPARE(desk.log.all<PersonEdit>().last().expected, s("пылесосы, постоянный покупатель, VIP"));
        QTest::keyClick(desk.find<Chip>("tag"), Qt::Key_Delete);
        QCOMPARE(desk.log.all<PersonEdit>().last().value, s("постоянный покупатель"));
    }

    void aContactIsChangedWhereItStands()
    {
        CardDesk desk;
        desk.open();
        desk.find<QToolButton>("editContact")->click();
        auto *editor = qobject_cast<QLineEdit *>(QApplication::focusWidget());
        QVERIFY(editor);
        editor->setText(s("+7 900 222-22-22"));
        desk.changed(); // other news do not take it away
        QCOMPARE(QApplication::focusWidget(), editor);
        QTest::keyClick(editor, Qt::Key_Return);
        QCOMPARE(desk.log.all<ContactEdit>().size(), 1);
        QCOMPARE(desk.log.all<ContactEdit>().first().expected, s("+7 900 000-00-00"));
        desk.view.toast().undo();
        QCOMPARE(desk.log.all<ContactEdit>().last().value, s("+7 900 000-00-00"));
        QCOMPARE(desk.log.all<ContactEdit>().last().expected, s("+7 900 222-22-22"));
    }

    void anImportedContactTellsItsSourceAndIsNotEdited()
    {
        CardDesk desk;
        desk.stored().contacts.removeLast();
        desk.stored().contacts.first().source = s("Customers.csv");
        desk.open();
        QVERIFY(!desk.find<QToolButton>("editContact"));
        QVERIFY(desk.find<ToneLabel>("contactSource")->text().contains(s("Customers.csv")));
        desk.presenter.profile().editContact(desk.stored().contacts.first().id, s("other"));
        QCOMPARE(desk.log.commands.size(), 0);
    }

    void aContactIsCopiedWithAClick()
    {
        CardDesk desk;
        desk.open();
        auto *value = desk.find<QToolButton>("editContact")->parentWidget()->findChild<InPlaceField *>();
        QTest::mouseClick(value, Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), s("+7 900 000-00-00"));
        QVERIFY(!value->isEditing());
    }

    void theHeadTellsTheirTimeAndHowFarTheyHaveCome()
    {
        CardDesk desk;
        desk.stored().person.timeZone = s("Asia/Omsk");
        LoyaltyTrack track;
        track.conflictAt = desk.clock.now();
        track.solvedAt = desk.clock.now();
        desk.stored().loyalty = {track};
        desk.open();
        const QString facts = desk.find<ToneLabel>("facts")->text();
        const QDateTime there = QDateTime::fromMSecsSinceEpoch(desk.clock.now().time_since_epoch().count(), QTimeZone("Asia/Omsk"));
        QVERIFY2(facts.contains(there.toString(s("HH:mm"))), qPrintable(facts));
        QVERIFY2(facts.contains(s("Solved")), qPrintable(facts));
        QVERIFY2(facts.contains(s("Russian")), qPrintable(facts));
    }

    void whatIsOwedLeadsToItsCase()
    {
        CardDesk desk;
        Promise open;
        open.caseId = {s("case-promise")};
        open.text = s("Вернём деньги в пятницу");
        open.dueAt = desk.clock.now();
        Promise settled = open;
        settled.state = PromiseState::Kept;
        desk.stored().promises = {open, settled};
        desk.stored().loops = {{{s("case-loop")}, s("vk"), desk.clock.now(), false}};
        desk.open();
        QSignalSpy chosen(&desk.presenter, &CustomerPresenter::caseChosen);
        const auto rows = desk.all<RowButton>("openMatter");
        QCOMPARE(rows.size(), 2);
        rows.last()->click();
        QTest::keyClick(rows.first(), Qt::Key_Return);
        QCOMPARE(chosen.at(0).first().value<CaseId>(), CaseId{s("case-loop")});
        QCOMPARE(chosen.at(1).first().value<CaseId>(), CaseId{s("case-promise")});
        desk.stored().promises.clear();
        desk.stored().loops.clear();
        desk.changed();
        QCOMPARE(desk.all<RowButton>("openMatter").size(), 0);
    }

    void aRecordIsFoldedUntilOneAsksAndStaysUnfolded()
    {
        CardDesk desk;
        desk.stored().records = {record(desk.clock.now())};
        desk.open();
        QCOMPARE(desk.all<ToneLabel>("fact").size(), 6);
        QCOMPARE(desk.all<QWidget>("order").size(), 5);
        desk.find<QPushButton>("factsMore")->click();
        desk.find<QPushButton>("ordersMore")->click();
        QCOMPARE(desk.all<QWidget>("order").size(), 7);
        QCOMPARE(desk.all<ToneLabel>("fact").size(), 8);
        QVERIFY(!desk.find<QWidget>("recordGone"));
        auto *kept = desk.find<QWidget>("order");
        desk.changed();
        QCOMPARE(desk.find<QWidget>("order"), kept); // nothing of it changed
        desk.stored().records.first().isGone = true;
        desk.changed();
        QVERIFY(desk.find<QWidget>("recordGone"));
        QCOMPARE(desk.all<QWidget>("order").size(), 7);
        for (ToneLabel *label : desk.view.findChildren<ToneLabel *>())
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }

    void anAccountTellsHowItCameHere()
    {
        CardDesk desk;
        desk.open();
        QVERIFY(desk.find<ToneLabel>("linkedSince")->text().contains(desk.samples.colleague.name));
        auto *kept = desk.find<ToneLabel>("linkedSince");
        desk.changed();
        QCOMPARE(desk.find<ToneLabel>("linkedSince"), kept);
        desk.stored().links.first().linkedBy = {};
        desk.stored().links.first().proposalId = {s("proposal-1")};
        desk.changed();
        QVERIFY(desk.find<ToneLabel>("linkedSince")->text().contains(s("the networks prove it")));
    }

    void aPhotoIsKeptBeforeTheCardNamesItAndCanBeTakenBack()
    {
        CardDesk desk;
        desk.open();
        QTemporaryDir folder;
        QImage image(300, 200, QImage::Format_RGB32);
        image.fill(Qt::darkCyan);
        QVERIFY(image.save(folder.filePath(s("face.png"))));
        desk.photo.choose(folder.filePath(s("face.png")));
        QTRY_COMPARE(desk.log.all<PersonPhotoSet>().size(), 1);
        const PersonPhotoSet set = desk.log.all<PersonPhotoSet>().first();
        QCOMPARE(set.id, desk.person);
        QVERIFY(set.expected.isEmpty());
        QVERIFY(desk.attachments.kept.contains(hashOf(set.attachments)));
        QVERIFY(!desk.photo.picture().isNull());
        desk.view.toast().undo();
        QVERIFY(desk.log.all<PersonPhotoSet>().last().attachments.isEmpty());
        QCOMPARE(desk.log.all<PersonPhotoSet>().last().expected, hashOf(set.attachments));
    }

    void aPhotoThatAColleagueSetIsShownAtOnce()
    {
        CardDesk desk;
        desk.open();
        QImage image(64, 64, QImage::Format_RGB32);
        image.fill(Qt::darkCyan);
        QByteArray bytes;
        QBuffer buffer(&bytes);
        QVERIFY(image.save(&buffer, "PNG"));
        Attachment photo;
        photo.hash = attachmentHashOf(bytes);
        desk.attachments.elsewhere.insert(photo.hash, bytes);
        desk.attachments.kept.insert(photo.hash, bytes);
        desk.stored().person.photo = {photo};
        desk.changed();
        QTRY_VERIFY(!desk.photo.picture().isNull());
        desk.photo.remove();
        QCOMPARE(desk.log.all<PersonPhotoSet>().first().expected, photo.hash);
        QVERIFY(desk.photo.picture().isNull());
    }

    void aFileThatIsNoPictureIsToldAndNothingIsSent()
    {
        CardDesk desk;
        desk.open();
        QTemporaryDir folder;
        QFile file(folder.filePath(s("face.png")));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write("no picture");
        file.close();
        QSignalSpy told(&desk.photo, &PhotoPresenter::told);
        desk.photo.choose(file.fileName());
        QTRY_COMPARE(told.count(), 1);
        QCOMPARE(desk.log.commands.size(), 0);
        QVERIFY(!desk.photo.isPreparing());
    }

    void picturesOfTheProfile()
    {
        const PictureLanguage language;
        for (const ThemeChoice choice : {ThemeChoice::Light, ThemeChoice::Dark}) {
            m_theme->setChoice(choice);
            CardDesk desk;
            desk.stored().person.timeZone = s("Asia/Omsk");
            desk.stored().person.birthDate = s("1990-12-24");
            desk.stored().contacts.last().source = s("Customers.csv");
            desk.stored().records = {record(desk.clock.now())};
            desk.stored().loops = {{{s("case-loop")}, s("vk"), desk.clock.now(), false}};
            Promise promise;
            promise.text = s("Вернём деньги в пятницу");
            promise.dueAt = desk.clock.now();
            desk.stored().promises = {promise};
            Account crm;
            crm.id = {s("account-crm")};
            crm.network = QString(customerBase);
            crm.name = s("Соколова Марина Игоревна");
            desk.stored().accounts.append(crm);
            AccountLink link = desk.stored().links.first();
            link.accountId = crm.id;
            link.linkedBy = {};
            link.proposalId = {s("proposal-1")};
            desk.stored().links.append(link);
            desk.publishFields(s(R"({"fields": [
                {"key": "level", "title": {"ru": "Уровень", "en": "Level"}, "type": "choice", "choices": [
                    {"key": "gold", "title": {"ru": "Золотой", "en": "Gold"}}]},
                {"key": "since", "title": {"ru": "Покупает с", "en": "Buys since"}, "type": "date"},
                {"key": "page", "title": {"ru": "Страница", "en": "Page"}, "type": "link"},
                {"key": "press", "title": {"ru": "Журналист", "en": "Journalist"}, "type": "flag"}]})"));
            desk.stored().details = {{{}, desk.person, s("level"), s("gold"), desk.samples.colleague.id, desk.clock.now()},
                                     {{}, desk.person, s("page"), s("https://site.example/marina"), desk.samples.colleague.id, desk.clock.now()},
                                     {{}, desk.stored().accounts.at(1).homePersonId, s("since"), s("2021-05-03"), {}, desk.clock.now()}};
            desk.open();
            const QString theme = choice == ThemeChoice::Dark ? s("dark") : s("light");
            takePicture(desk.view, s("card-260-") + theme, {260, 1500});
            takePicture(desk.view, s("card-420-") + theme, {420, 1300});
            auto *city = desk.find<InPlaceField>("city");
            type(city, s("Самара"));
            desk.stored().person.city = s("Набережные Челны");
            desk.changed();
            type(desk.find<InPlaceField>("birth_date"), s("весной"));
            QTest::keyClick(desk.find<InPlaceField>("birth_date")->findChild<QLineEdit *>(), Qt::Key_Return);
            takePicture(desk.view, s("card-conflict-") + theme, {310, 700});
        }
        m_theme->setChoice(ThemeChoice::Light);
    }

private:
    std::unique_ptr<Theme> m_theme;
};

QTEST_MAIN(TestProfile)
#include "tst_profile.moc"
