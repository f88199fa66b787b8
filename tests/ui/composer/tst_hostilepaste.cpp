#include "guidance/spelling/personalwords.h"
#include "guidance/spelling/speller.h"
#include "guidance/wording/replyhighlighter.h"
#include "models/typedtext.h"
#include "tests/support/fakestores.h"
#include "tests/ui/composer/desk.h"
#include "ui/common/noticestrip.h"
#include "ui/common/theme.h"
#include "ui/composer/composerview.h"
#include "ui/composer/replyeditor.h"
#include "ui/composer/samenesswatch.h"
#include "ui/promises/promisepicks.h"
#include "ui/promises/promisestrip.h"
#include "ui/spelling/spelling.h"
#include "ui/spelling/spellingmenu.h"

#include <QApplication>
#include <QClipboard>
#include <QDropEvent>
#include <QMimeData>
#include <QPushButton>
#include <QTest>

using namespace otklik;

namespace {

constexpr qsizetype million = 1'000'000;

/// The composer with all that follows its text, wired as in app/deskpages.cpp.
struct Writing final
{
    Desk desk;
    fakes::FakeCareStore care;
    PersonalWords words{QString()};
    Spelling spelling{Speller::systemFolders(), words};
    PromisePicks picks{desk.clock};
    SamenessWatch sameness{care, desk.events, desk.clock};
    ComposerView view{desk.composer, desk.actions};

    explicit Writing(const QString &stored = {})
    {
        if (!stored.isEmpty()) {
            Draft draft;
            draft.id = {QStringLiteral("stored")};
            draft.caseId = Desk::caseId(1);
            draft.authorId = desk.samples.me.id;
            draft.text = stored;
            desk.open(1).drafts.append(draft);
        }
        new SpellingMenu(view.editor(), view.highlighter(), spelling);
        view.addBelowText(new PromiseStrip(picks));
        QObject::connect(&desk.composer, &ComposerPresenter::reportChanged, &picks, [this] {
            picks.look(desk.composer.text(), desk.composer.report().wording);
            if (const auto &shown = desk.conversation.conversation())
                sameness.look(shown->supportCase.id, desk.composer.text(), shown->supportCase.personId);
        });
        QObject::connect(&sameness, &SamenessWatch::found, &desk.composer, &ComposerPresenter::setSameText);
        sameness.start();
        view.resize(900, 400);
        view.show();
        desk.show(1);
        QApplication::setActiveWindow(&view);
        view.editor().setFocus();
        settle();
    }

    /// Every word has its verdict, and what follows from it is done.
    void settle()
    {
        for (int round = 0; round < 2; ++round) {
            bool isJudged = false;
            Desk::settle();
            spelling.whenJudged(&view, [&isJudged] { isJudged = true; });
            QVERIFY(QTest::qWaitFor([&isJudged] { return isJudged; }));
            Desk::settle();
        }
    }

    void paste(const QString &text)
    {
        QGuiApplication::clipboard()->setText(text);
        view.editor().paste();
        settle();
    }

    /// Whether the editor takes what is dragged to it from elsewhere.
    bool drop(const QMimeData &dragged)
    {
        QWidget *target = view.editor().viewport();
        QDragEnterEvent enter({20, 20}, Qt::MoveAction, &dragged, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(target, &enter);
        QDropEvent drop({20, 20}, Qt::MoveAction, &dragged, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(target, &drop);
        return drop.isAccepted();
    }

    void type(const QString &key)
    {
        QKeyEvent press(QEvent::KeyPress, Qt::Key_unknown, Qt::NoModifier, key);
        QCoreApplication::sendEvent(&view.editor(), &press);
        settle();
    }
};

/// As much as there is room for, with one key more.
QString filledWith(const QString &words)
{
    return words.repeated(longestTypedText / words.size() + 1).left(longestTypedText - 1);
}

QPushButton *buttonSaying(const QWidget &widget, const QString &text)
{
    const auto buttons = widget.findChildren<QPushButton *>();
    const auto it = std::ranges::find(buttons, text, &QPushButton::text);
    return it == buttons.cend() ? nullptr : *it;
}

/// What the strips above the text say.
QString told(const ComposerView &view)
{
    QStringList all;
    const auto strips = view.findChildren<NoticeStrip *>();
    for (const NoticeStrip *strip : strips)
        if (strip->isVisibleTo(&view))
            all.append(strip->text());
    return all.join(u'\n');
}

} // namespace

/// Whatever comes out of a clipboard: nothing that somebody wrote is lost, and one goes on writing.
class TestHostilePaste : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { new Theme(*qApp, qApp); }
    void whatHasRoomIsKeptAsItIs_data();
    void whatHasRoomIsKeptAsItIs();
    void whatHasNoRoomIsToldAndChangesNothing_data();
    void whatHasNoRoomIsToldAndChangesNothing();
    void whatHasNoRoomIsLeftWhereItIsDraggedFrom();
    void aKeyWithoutRoomIsToldAndChangesNothing();
    void aReplyThatNoServerTakesDoesNotGoOut();
    void aStoredTextOfAnyLengthIsKeptWhole();
    void theRestIsCutIntoTheClipboard();
};

void TestHostilePaste::whatHasRoomIsKeptAsItIs_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QString &words) { QTest::newRow(name) << filledWith(words); };
    row("one line", goodReply() + u' ');
    row("short lines", QStringLiteral("Скоро!\n"));
    row("empty lines", QStringLiteral("\n"));
    row("one word", QStringLiteral("ж"));
    row("spaces", QStringLiteral(" "));
    row("spaces that do not break", QStringLiteral("5\u00a0000\u202f₽ "));
    row("brackets that are never closed", QStringLiteral("{"));
    row("digits", QStringLiteral("4"));
    row("nothing but promises", QStringLiteral("Ответим вам завтра до 15:00. "));
    row("nothing but rude words", QStringLiteral("Дурак! "));
    row("broken surrogates", QStringLiteral("а\xD83D б\xDE00 "));
    row("alphabets mixed inside words", QStringLiteral("Пoчeмy дeньги нe пpишли? "));
    row("right to left", QStringLiteral("שלום, איפה ההזמנה שלי? أين طلبي؟ "));
    row("bidirectional overrides", QStringLiteral("\u202eкарта 4111 1111\u202c \u2066abc\u2069 \u200f"));
    row("overrides that are never closed", QStringLiteral("\u202e"));
    row("marks upon marks", QStringLiteral("а\u0301\u0301\u0301"));
    row("nothing but marks", QStringLiteral("\u0301"));
    row("characters without width", QStringLiteral("ка\u200bр\u200dта\u2060\ufeff"));
    row("emoji", QStringLiteral("😀"));
    row("families of emoji", QStringLiteral("👨‍👩‍👧‍👦"));
    QString misspelt;
    for (int i = 0; misspelt.size() < longestTypedText; ++i)
        misspelt += QStringLiteral("щщ") + QString(1, QChar(u'а' + i % 32)) + QString(1, QChar(u'а' + i / 32 % 32))
            + QString(1, QChar(u'а' + i / 1024)) + u' ';
    row("misspelt words, each another one", misspelt);
}

void TestHostilePaste::whatHasRoomIsKeptAsItIs()
{
    QFETCH(const QString, text);
    Writing writing;
    writing.type(QStringLiteral("и"));
    writing.view.editor().selectAll();
    writing.paste(text);
    QVERIFY(writing.view.editor().text() == text);
    QVERIFY(writing.desk.composer.text() == text);

    writing.type(QStringLiteral("ж"));
    const QString typed = writing.view.editor().text();
    QVERIFY(typed.size() == text.size() + 1 && typed.contains(u'ж'));
    QVERIFY(writing.desk.composer.text() == typed);
    writing.desk.composer.keeper().flush();
    QVERIFY(writing.desk.drafts.saved.last().text == typed);

    while (writing.view.editor().document()->isUndoAvailable())
        writing.view.editor().undo();
    QCOMPARE(writing.view.editor().text(), QString());
}

void TestHostilePaste::whatHasNoRoomIsToldAndChangesNothing_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("one character more than there is room for") << QString(longestTypedText, u'ж');
    QTest::newRow("a million characters") << QString(million, u'ж');
    QTest::newRow("a million line ends") << QString(million, u'\n');
    QTest::newRow("a million marks") << QString(million, QChar(0x0301));
    QTest::newRow("half a million emoji") << QStringLiteral("😀").repeated(million / 2);
}

void TestHostilePaste::whatHasNoRoomIsToldAndChangesNothing()
{
    QFETCH(const QString, text);
    Writing writing;
    writing.type(QStringLiteral("и"));
    const QString before = writing.view.editor().text();
    const int steps = writing.view.editor().document()->availableUndoSteps();
    writing.paste(text);
    QCOMPARE(writing.view.editor().text(), before);
    QCOMPARE(writing.desk.composer.text(), before);
    QVERIFY(QGuiApplication::clipboard()->text() == text);
    QVERIFY2(told(writing.view).contains(QLocale().toString(text.size())), qPrintable(told(writing.view)));
    QVERIFY(told(writing.view).contains(QLocale().toString(longestTypedText)));
    QCOMPARE(writing.view.editor().document()->availableUndoSteps(), steps);
    writing.view.editor().undo();
    QCOMPARE(writing.view.editor().text(), QString());
    writing.settle();
    QCOMPARE(told(writing.view), QString());

    // In the place of what is selected there is more room.
    writing.type(QStringLiteral("и"));
    writing.view.editor().selectAll();
    writing.paste(text.left(longestTypedText));
    QVERIFY(writing.view.editor().text() == text.left(longestTypedText));
    QCOMPARE(told(writing.view), QString());
}

void TestHostilePaste::whatHasNoRoomIsLeftWhereItIsDraggedFrom()
{
    Writing writing;
    writing.type(QStringLiteral("и"));
    QMimeData dragged;
    dragged.setText(QString(longestTypedText, u'ж'));
    QVERIFY(!writing.drop(dragged));
    QCOMPARE(writing.view.editor().text(), QStringLiteral("и"));
    QVERIFY2(told(writing.view).contains(QStringLiteral("Not pasted")), qPrintable(told(writing.view)));

    dragged.setText(QString(longestTypedText - 1, u'ж'));
    QVERIFY(writing.drop(dragged));
    QCOMPARE(writing.view.editor().text().size(), longestTypedText);
}

void TestHostilePaste::aKeyWithoutRoomIsToldAndChangesNothing()
{
    Writing writing;
    const QString full(longestTypedText, u'ж');
    writing.paste(full);
    QCOMPARE(told(writing.view), QString());
    writing.type(QStringLiteral("и"));
    QVERIFY(writing.view.editor().text() == full);
    QVERIFY2(told(writing.view).contains(QStringLiteral("as long as it can be")), qPrintable(told(writing.view)));
    QTest::keyClick(&writing.view.editor(), Qt::Key_Return);
    QVERIFY(writing.view.editor().text() == full);
    QInputMethodEvent composed;
    composed.setCommitString(QStringLiteral("字"));
    QCoreApplication::sendEvent(&writing.view.editor(), &composed);
    QVERIFY(writing.view.editor().text() == full);

    // What takes away, and what stands in for something, goes on.
    QTest::keyClick(&writing.view.editor(), Qt::Key_Backspace);
    writing.settle();
    QCOMPARE(writing.view.editor().text().size(), longestTypedText - 1);
    QCOMPARE(told(writing.view), QString());
    writing.type(QStringLiteral("и"));
    QCOMPARE(writing.view.editor().text().size(), longestTypedText);
    writing.view.editor().selectAll();
    writing.type(QStringLiteral("и"));
    QCOMPARE(writing.view.editor().text(), QStringLiteral("и"));
}

void TestHostilePaste::aReplyThatNoServerTakesDoesNotGoOut()
{
    Writing writing; // on a network that tells no limit
    writing.desk.composer.setText(goodReply() + QString(longestTypedText, u'.'));
    writing.settle();
    QCOMPARE(writing.desk.composer.publishGate().reason, GateReason::TooLong);
    QVERIFY2(writing.view.reasonText().contains(QLocale().toString(longestTypedText)), qPrintable(writing.view.reasonText()));
    writing.desk.composer.setText(goodReply());
    QVERIFY(writing.desk.composer.publishGate().isOpen());
}

/// A text from before there was a bound, or two versions one below the other.
void TestHostilePaste::aStoredTextOfAnyLengthIsKeptWhole()
{
    const QString stored = QStringLiteral("😀Скоро!\n").repeated(million / 9) + QStringLiteral("the end");
    Writing writing(stored);
    QVERIFY(writing.view.editor().text() == stored);
    QVERIFY(!writing.view.editor().rest().isEmpty());
    QVERIFY(!writing.view.editor().rest().front().isLowSurrogate());
    QVERIFY2(told(writing.view).contains(QStringLiteral("kept whole")), qPrintable(told(writing.view)));

    // It cannot grow, but it can become shorter.
    writing.view.editor().moveCursor(QTextCursor::Start);
    writing.type(QStringLiteral("ж"));
    QVERIFY(writing.view.editor().text() == stored);
    QTest::keyClick(&writing.view.editor(), Qt::Key_Delete);
    writing.settle();
    const QString shorter = stored.mid(2); // an emoji of two units
    writing.desk.composer.keeper().flush();
    QVERIFY(writing.desk.drafts.saved.last().text == shorter);

    writing.view.editor().selectAll();
    writing.view.editor().cut();
    writing.desk.composer.keeper().flush();
    QVERIFY(writing.desk.drafts.saved.last().text == writing.view.editor().rest());
    writing.view.editor().undo();
    QVERIFY(writing.desk.composer.text() == shorter);

    writing.desk.show(3);
    writing.settle();
    QCOMPARE(told(writing.view), QString());
    QVERIFY(writing.view.editor().rest().isEmpty());
    writing.desk.open(1).drafts.first().text = writing.desk.drafts.saved.last().text;
    writing.desk.show(1);
    QVERIFY(writing.view.editor().text() == shorter);
}

void TestHostilePaste::theRestIsCutIntoTheClipboard()
{
    const QString stored = goodReply().repeated(million / goodReply().size());
    Writing writing(stored);
    const QString rest = writing.view.editor().rest();
    QPushButton *cut = buttonSaying(writing.view, QStringLiteral("Cut the rest"));
    QVERIFY(cut && cut->isVisible());
    cut->click();
    writing.settle();
    QVERIFY(QGuiApplication::clipboard()->text() == rest);
    QVERIFY(writing.view.editor().text() + rest == stored);
    QVERIFY(writing.desk.composer.text() == writing.view.editor().text());
    QCOMPARE(told(writing.view), QString());
}

QTEST_MAIN(TestHostilePaste)
#include "tst_hostilepaste.moc"
