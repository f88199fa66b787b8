#include "ui/imports/importsview.h"

#include "models/clock.h"
#include "tests/support/fakeimports.h"
#include "tests/support/pictures.h"
#include "ui/common/theme.h"
#include "ui/imports/importspresenter.h"
#include "ui/imports/importwords.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTreeView>

using namespace otklik;
using Stage = ImportsPresenter::Stage;

namespace {

QString s(const char *text)
{
    return QString::fromUtf8(text);
}

ImportColumn column(const char *name, const char *field, const QStringList &samples, bool isSensitive = false)
{
    ImportColumn one{s(name), s(field), {}, isSensitive, {}};
    for (const QString &sample : samples)
        one.samples.append({sample});
    return one;
}

/// What a trial of a shop's file tells.
ImportReport shopReport()
{
    ImportOutcome fresh{CustomerVerdict::New, s("17"), s("Евгений Морозов"), s("line 2"), {}, {}, {}, {}, {}};
    fresh.likely = {{s("telegram"), s("Женя Морозов"), s("zhenya_m"), 991,
                     {{s("phone"), s("same"), 1200, s("+7916"), s("+7916")}, {s("name"), s("diminutive"), 800, s("Евгений"), s("Женя")}}}};
    ImportOutcome changed{CustomerVerdict::Changed, s("18"), s("Алиса Громова"), s("line 3"), {}, {}, {}, {}, {}};
    changed.changes = {{s("city"), s("Омск"), s("Томск")}, {s("order 55"), {}, s("Router, 4 990 RUB")}};
    ImportOutcome refused{CustomerVerdict::Refused, {}, {}, s("line 4"), s("unclosed_quote"), s("19,\"Борис"), {}, {}, {}};
    ImportOutcome gone{CustomerVerdict::Gone, s("3"), s("Вера Котова"), {}, {}, {}, {}, {}, {}};
    return {{fresh, changed, refused, gone}};
}

const QJsonObject shopCounts{{s("read"), 1204},  {s("new"), 1},     {s("changed"), 1}, {s("unchanged"), 1201},
                             {s("refused"), 1},  {s("gone"), 1},    {s("missing"), 0}, {s("likely"), 1},
                             {s("left_out"), QJsonObject{{s("sensitive_field: Диагноз"), 12}}}};

struct Desk final
{
    fakes::FakeCustomerImports server;
    FakeClock clock;
    ImportsPresenter presenter{server, clock};
    QAbstractItemModelTester sources{&presenter.sources(), QAbstractItemModelTester::FailureReportingMode::QtTest};
    QAbstractItemModelTester runs{&presenter.runs(), QAbstractItemModelTester::FailureReportingMode::QtTest};
    QAbstractItemModelTester columns{&presenter.columns(), QAbstractItemModelTester::FailureReportingMode::QtTest};
    QAbstractItemModelTester report{&presenter.report(), QAbstractItemModelTester::FailureReportingMode::QtTest};
    ImportsView view{presenter};
    QTemporaryDir folder;

    Desk()
    {
        server.columns = {column("ID", "id", {s("17"), s("18")}), column("ФИО", "name", {s("Евгений Морозов"), s("Алиса Громова")}),
                          column("Телефон", "phone", {s("+7 916 000-00-01")}), column("Город", "city", {s("Омск"), s("Томск")}),
                          column("Диагноз", "detail", {}, true), column("Бонусная карта", "detail", {s("550017"), s("550018")})};
        server.counts = shopCounts;
        server.told = shopReport();
        view.resize(1200, 740);
        view.show();
    }
    /// A shop that was imported yesterday by an administrator.
    void addHistory()
    {
        ImportRun run{s("r1"), {s("s1")}, s("Вера Лунёва"), clock.now() - std::chrono::hours(20), clock.now(), shopCounts, {}};
        ImportRun failed{s("r2"), {s("s2")}, s("Вера Лунёва"), clock.now() - std::chrono::hours(30), clock.now(), {}, s("sign_in_refused")};
        server.has.runs = {run, failed};
        server.has.sources = {{{s("s1")}, s("Магазин"), CustomerBaseKind::File, s("customers.csv"), {}, false},
                              {{s("s2")}, s("Телефонная книга"), CustomerBaseKind::CardDav, s("https://dav.example/"), s("support"), true}};
    }
    [[nodiscard]] QString write(const QByteArray &bytes)
    {
        QFile file(folder.filePath(s("customers.csv")));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("no file");
        return file.fileName();
    }
    template <class Widget>
    [[nodiscard]] Widget *named(const char *name)
    {
        return view.findChild<Widget *>(QLatin1StringView(name));
    }
    void click(const char *name)
    {
        auto *button = named<QPushButton>(name);
        QVERIFY2(button && button->isVisible() && button->isEnabled(), name);
        QTest::mouseClick(button, Qt::LeftButton);
    }
    [[nodiscard]] QString said() const
    {
        QString all;
        for (const QLabel *label : view.findChildren<QLabel *>())
            if (label->isVisible())
                all += label->text() + u'\n';
        return all;
    }
    /// From the choice of the file to the columns, as a person goes.
    void goToColumns(const QByteArray &bytes = "ID,ФИО\n17,Евгений\n")
    {
        presenter.reload();
        presenter.beginFile(write(bytes));
        click("continue");
        QTRY_COMPARE(presenter.stage(), Stage::Columns);
    }
    void goToTrial()
    {
        goToColumns();
        click("tryOut");
        QTRY_COMPARE(presenter.stage(), Stage::Tried);
    }
};

} // namespace

/// The page of customer imports, driven as a person does.
class TestImportsPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = new Theme(*qApp, qApp); }

    void anEmptyPageTeaches()
    {
        Desk desk;
        desk.presenter.reload();
        QTRY_VERIFY(desk.said().contains(s("Nothing was imported yet")));
    }

    void whatWasImportedIsListed()
    {
        Desk desk;
        desk.addHistory();
        desk.presenter.reload();
        QTRY_COMPARE(desk.presenter.sources().rowCount(), 2);
        QCOMPARE(desk.presenter.runs().rowCount(), 2);
        QCOMPARE(desk.presenter.sources().line(0).cells.value(0), s("Магазин"));
        QCOMPARE(desk.presenter.sources().line(0).cells.value(6), s("1"));
        QVERIFY(desk.presenter.runs().line(1).cells.last().contains(s("password")));
        QVERIFY(!desk.said().contains(s("Nothing was imported yet")));
        desk.server.has.runs.removeFirst();
        desk.presenter.reload();
        QTRY_COMPARE(desk.presenter.runs().rowCount(), 1);
    }

    void aFileIsChosenLookedAtTriedAndImported()
    {
        Desk desk;
        desk.presenter.reload();
        desk.click("fromFile");
        QPointer<QFileDialog> dialog = desk.view.dialog();
        QVERIFY(dialog);
        const QByteArray bytes = "ID,ФИО\n" + QByteArray("17,Евгений\n").repeated(100'000);
        Q_EMIT dialog->fileSelected(desk.write(bytes));
        dialog->close();
        QCOMPARE(desk.presenter.stage(), Stage::Form);
        auto *name = desk.named<QLineEdit>("name");
        QCOMPARE(name->text(), s("customers"));
        name->selectAll();
        QTest::keyClicks(name, s("Shop"));
        QTest::keyClick(name, Qt::Key_Return);
        QTRY_COMPARE(desk.presenter.stage(), Stage::Columns);
        QCOMPARE(desk.server.received, bytes);
        QCOMPARE(desk.server.starts.last().title, s("Shop"));
        QCOMPARE(desk.server.orders.last().step, ImportStep::Look);
        desk.click("tryOut");
        QTRY_COMPARE(desk.presenter.stage(), Stage::Tried);
        QTRY_COMPARE(desk.presenter.report().rowCount(), 4);
        QVERIFY(desk.said().contains(s("Nothing is stored yet")));
        QVERIFY(desk.said().contains(s("Never collected")));
        QCOMPARE(desk.server.orders.size(), 2);
        desk.click("import");
        QTRY_COMPARE(desk.presenter.stage(), Stage::Done);
        QCOMPARE(desk.server.orders.last().step, ImportStep::Import);
        QVERIFY(desk.said().contains(s("Imported.")));
        desk.click("leave");
        QCOMPARE(desk.presenter.stage(), Stage::List);
        QCOMPARE(desk.server.forgotten, 1);
    }

    void aColumnIsSaidToBeSomethingElse()
    {
        Desk desk;
        desk.goToColumns();
        auto *columns = desk.named<QTreeView>("columns");
        const QModelIndex card = columns->model()->index(5, ImportColumnsModel::Field);
        auto *box = qobject_cast<QComboBox *>(columns->indexWidget(card));
        QVERIFY(box);
        QCOMPARE(box->currentData().toString(), s("detail"));
        box->setFocus();
        box->setCurrentIndex(box->findData(s("number")));
        Q_EMIT box->activated(box->currentIndex());
        QCOMPARE(card.data(Qt::EditRole).toString(), s("number"));
        // What is never collected is told, and cannot be made anything else.
        const QModelIndex sensitive = columns->model()->index(4, ImportColumnsModel::Field);
        QVERIFY(!columns->indexWidget(sensitive));
        QCOMPARE(sensitive.data().toString(), s("Never collected"));
        QVERIFY(!columns->model()->setData(sensitive, s("note"), Qt::EditRole));
        desk.click("tryOut");
        QTRY_COMPARE(desk.presenter.stage(), Stage::Tried);
        const QList<ImportAssignment> mapping = desk.server.orders.last().mapping;
        QCOMPARE(mapping.size(), 6);
        QVERIFY(mapping.contains(ImportAssignment{s("Бонусная карта"), s("number")}));
    }

    void aPropertyOfACardIsOnlyNamedWhenItIsSomethingElse()
    {
        Desk desk;
        desk.server.columns = {{s("N"), s("name"), s("name"), false, {}}, {s("X-BONUS"), s("detail"), s("detail"), false, {}}};
        desk.goToColumns();
        QVERIFY(desk.presenter.columns().mapping().isEmpty());
        desk.presenter.columns().setData(desk.presenter.columns().index(1, ImportColumnsModel::Field), s("number"), Qt::EditRole);
        QCOMPARE(desk.presenter.columns().mapping(), (QList<ImportAssignment>{{s("X-BONUS"), s("number")}}));
    }

    void anImportIsWhatWasTriedOut()
    {
        Desk desk;
        desk.goToTrial();
        QVERIFY(desk.presenter.canImport());
        desk.named<QCheckBox>("whole")->click();
        QCOMPARE(desk.presenter.stage(), Stage::Columns); // another thing would be imported: try that out first
        desk.click("tryOut");
        QTRY_COMPARE(desk.presenter.stage(), Stage::Tried);
        QCOMPARE(desk.server.orders.last().isWhole, true);
        desk.click("import");
        QTRY_COMPARE(desk.presenter.stage(), Stage::Done);
        QCOMPARE(desk.server.orders.last().isWhole, true);
    }

    void aTrialThatBreaksOffIsNotImported()
    {
        Desk desk;
        desk.goToColumns();
        desk.server.code = s("no_customer_columns");
        desk.click("tryOut");
        QTRY_COMPARE(desk.presenter.stage(), Stage::Tried);
        QVERIFY(!desk.presenter.canImport());
        QVERIFY(!desk.named<QPushButton>("import")->isEnabled());
        QVERIFY(desk.said().contains(ImportWords::trouble(s("no_customer_columns"), {})));
        desk.click("back");
        QCOMPARE(desk.presenter.stage(), Stage::Columns);
        desk.click("tryOut");
        QTRY_VERIFY(desk.presenter.canImport());
    }

    void theReportIsReadByKind()
    {
        Desk desk;
        desk.goToTrial();
        const ImportReportModel &report = desk.presenter.report();
        QTRY_COMPARE(report.rowCount(), 4);
        const QModelIndex changed = report.index(1, 0);
        QCOMPARE(report.rowCount(changed), 2);
        QCOMPARE(report.index(0, ImportReportModel::Who, changed).data().toString(), s("City: Омск → Томск"));
        const QModelIndex likely = report.index(0, ImportReportModel::Who, report.index(0, 0));
        QVERIFY2(likely.data().toString().contains(s("Женя Морозов")) && likely.data().toString().contains(s("99")),
                 qPrintable(likely.data().toString()));
        QVERIFY(report.index(2, ImportReportModel::Who).data().toString().startsWith(s("Line 4: a quote")));
        auto *filter = desk.named<QComboBox>("filter");
        filter->setCurrentIndex(filter->findData(static_cast<int>(CustomerVerdict::Refused)));
        QCOMPARE(report.rowCount(), 1);
        filter->setCurrentIndex(0);
        QCOMPARE(report.rowCount(), 4);
    }

    void anImportIsStopped()
    {
        Desk desk;
        desk.goToTrial();
        desk.server.isStuck = true;
        desk.click("import");
        QTRY_COMPARE(desk.presenter.stage(), Stage::Working);
        QTRY_VERIFY(desk.said().contains(s("200")));
        desk.click("stop");
        QTRY_COMPARE(desk.presenter.stage(), Stage::Done);
        QCOMPARE(desk.server.stops, 1);
        QVERIFY(desk.said().contains(ImportWords::trouble(s("cancelled"), {})));
        desk.server.isStuck = false;
        desk.click("import"); // goes on from there
        QTRY_VERIFY(desk.presenter.stage() == Stage::Done && desk.presenter.job().code.isEmpty());
        QVERIFY(!desk.named<QPushButton>("import")->isVisible());
    }

    void aServerIsNamedAndItsPasswordIsNotKeptHere()
    {
        Desk desk;
        desk.server.columns.clear();
        desk.presenter.reload();
        desk.click("fromCardDav");
        QVERIFY(!desk.named<QPushButton>("continue")->isEnabled());
        QTest::keyClicks(desk.named<QLineEdit>("name"), s("Phone book"));
        QTest::keyClicks(desk.named<QLineEdit>("address"), s("https://dav.example/"));
        QTest::keyClicks(desk.named<QLineEdit>("user"), s("support"));
        auto *password = desk.named<QLineEdit>("password");
        QCOMPARE(password->echoMode(), QLineEdit::Password);
        QTest::keyClicks(password, s("hush"));
        desk.server.code = s("sign_in_refused");
        desk.server.detail = s("401");
        desk.click("continue");
        QTRY_VERIFY(desk.said().contains(ImportWords::trouble(s("sign_in_refused"), s("401"))));
        QCOMPARE(desk.presenter.stage(), Stage::Form);
        QCOMPARE(desk.server.starts.last().password, s("hush"));
        QVERIFY(desk.presenter.form().password.isEmpty());
        QVERIFY(password->text().isEmpty());
        QCOMPARE(desk.named<QLineEdit>("address")->text(), s("https://dav.example/")); // what else was typed is there
        QTest::keyClicks(password, s("right"));
        desk.click("continue");
        QTRY_COMPARE(desk.presenter.stage(), Stage::Columns);
        desk.click("tryOut");
        QTRY_COMPARE(desk.presenter.stage(), Stage::Tried);
        QVERIFY(!desk.named<QCheckBox>("whole")->isVisible());
    }

    void aBaseIsImportedAgain()
    {
        Desk desk;
        desk.addHistory();
        desk.presenter.reload();
        QTRY_COMPARE(desk.presenter.sources().rowCount(), 2);
        for (QTreeView *table : desk.view.findChildren<QTreeView *>())
            if (table->model() == &desk.presenter.sources())
                table->setCurrentIndex(desk.presenter.sources().index(1, 0));
        desk.click("again");
        QCOMPARE(desk.presenter.stage(), Stage::Form);
        QCOMPARE(desk.named<QLineEdit>("name")->text(), s("Телефонная книга"));
        QCOMPARE(desk.named<QLineEdit>("address")->text(), s("https://dav.example/"));
        QCOMPARE(desk.named<QLineEdit>("user")->text(), s("support"));
        QTest::keyClick(desk.named<QLineEdit>("name"), Qt::Key_Escape);
        QCOMPARE(desk.presenter.stage(), Stage::List);
    }

    void whatWasNotFinishedIsOffered()
    {
        Desk desk;
        CustomerJob job;
        job.id = s("job");
        job.title = s("Shop");
        job.fileSize = job.fileReceived = 10;
        job.step = ImportStep::Look;
        job.columns = desk.server.columns;
        desk.server.has.jobs = {job};
        desk.presenter.reload();
        QTRY_VERIFY(desk.said().contains(s("was not finished")));
        for (QPushButton *button : desk.view.findChildren<QPushButton *>())
            if (button->text() == s("Go on with it"))
                QTest::mouseClick(button, Qt::LeftButton);
        QTRY_COMPARE(desk.presenter.stage(), Stage::Columns);
        QCOMPARE(desk.presenter.columns().rowCount(), 6);
    }

    void whatIsUnderWayIsShownAfterARestart()
    {
        Desk desk;
        desk.server.isStuck = true;
        (void)desk.server.start({s("Shop"), CustomerBaseKind::File, {}, {}, {}, s("c.csv"), 5});
        (void)desk.server.send(s("job"), 0, "12345");
        (void)desk.server.order(s("job"), {ImportStep::Import, {}, false});
        CustomerJob running;
        running.id = s("job");
        running.title = s("Shop");
        running.step = ImportStep::Import;
        running.state = ImportState::Running;
        desk.server.has.jobs = {running};
        desk.presenter.reload();
        QTRY_COMPARE(desk.presenter.stage(), Stage::Working);
        desk.server.isStuck = false;
        QTRY_COMPARE(desk.presenter.stage(), Stage::Done);
    }

    void aTroubleIsToldInWords_data()
    {
        QTest::addColumn<QString>("code");
        for (const char *code : {"not_allowed", "offline", "import_busy", "password_missing", "unsafe_address", "bad_title",
                                 "file_too_large", "file_empty", "not_found", "several_address_books", "interrupted"})
            QTest::newRow(code) << s(code);
    }

    void aTroubleIsToldInWords()
    {
        QFETCH(QString, code);
        Desk desk;
        desk.presenter.beginServer(CustomerBaseKind::Tryton);
        desk.server.trouble = Error{Error::Kind::GiveUp, code, {}};
        desk.presenter.submit(s("CRM"), s("https://crm.example/shop/"), s("me"), s("hush"));
        const QString sentence = ImportWords::trouble(code, {});
        QVERIFY2(!sentence.contains(code), qPrintable(sentence));
        QTRY_VERIFY(desk.said().contains(sentence));
        QCOMPARE(desk.presenter.stage(), Stage::Form);
    }

    void aFileThatCannotBeReadIsToldInWords()
    {
        Desk desk;
        desk.presenter.beginFile(desk.folder.filePath(s("nothing.csv")));
        desk.click("continue");
        QTRY_VERIFY(desk.said().contains(ImportWords::trouble(s("file_not_found"), {})));
        desk.presenter.beginFile(desk.write({}));
        desk.click("continue");
        QTRY_VERIFY(desk.said().contains(ImportWords::trouble(s("file_empty"), {})));
        QVERIFY(desk.server.starts.isEmpty());
    }

    void markupFromOutsideIsText()
    {
        Desk desk;
        desk.server.columns = {column("<b>name</b>", "name", {s("<img src=x>")})};
        desk.goToColumns();
        QCOMPARE(desk.presenter.columns().index(0, 0).data().toString(), s("<b>name</b>"));
        for (const QLabel *label : desk.view.findChildren<QLabel *>())
            QVERIFY2(label->text().isEmpty() || label->textFormat() == Qt::PlainText, qPrintable(label->text()));
    }

    void pictures_data()
    {
        QTest::addColumn<bool>("isDark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void pictures()
    {
        QFETCH(bool, isDark);
        const PictureLanguage language;
        m_theme->setChoice(isDark ? ThemeChoice::Dark : ThemeChoice::Light);
        const QString end = isDark ? s("-dark") : s("-light");
        constexpr QSize size(1196, 740);
        Desk desk;
        desk.presenter.reload();
        QTRY_VERIFY(desk.presenter.isKnown());
        takePicture(desk.view, s("imports-empty") + end, size);
        desk.addHistory();
        desk.presenter.reload();
        QTRY_COMPARE(desk.presenter.sources().rowCount(), 2);
        takePicture(desk.view, s("imports-list") + end, size);
        desk.presenter.beginServer(CustomerBaseKind::CardDav);
        takePicture(desk.view, s("imports-form") + end, size);
        desk.click("cancel");
        desk.goToColumns();
        takePicture(desk.view, s("imports-columns") + end, size);
        desk.server.isStuck = true;
        desk.click("tryOut");
        QTRY_COMPARE(desk.presenter.stage(), Stage::Working);
        takePicture(desk.view, s("imports-working") + end, size);
        desk.server.isStuck = false;
        QTRY_COMPARE(desk.presenter.stage(), Stage::Tried);
        QTRY_COMPARE(desk.presenter.report().rowCount(), 4);
        takePicture(desk.view, s("imports-trial") + end, size);
        m_theme->setChoice(ThemeChoice::Light);
    }

private:
    Theme *m_theme = nullptr;
};

QTEST_MAIN(TestImportsPage)
#include "tst_importspage.moc"
