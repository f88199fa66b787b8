#include "guidance/spelling/personalwords.h"
#include "guidance/spelling/speller.h"
#include "guidance/wording/plainwording.h"
#include "guidance/wording/replyanalyzer.h"
#include "guidance/wording/replyhighlighter.h"
#include "tests/support/pictures.h"
#include "ui/common/theme.h"
#include "ui/composer/replyeditor.h"
#include "ui/composer/wordingmenu.h"
#include "ui/spelling/spelling.h"
#include "ui/spelling/spellingmenu.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>

using namespace otklik;

namespace {

/// The real editor with its highlighter and the dictionaries of the system.
struct Writing final
{
    explicit Writing(const QString &wordsPath = {}, const QStringList &folders = Speller::systemFolders())
        : words(wordsPath), spelling(folders, words)
    {
        editor.resize(480, 200);
        new WordingMenu(editor, []() -> const PlainWording & { return PlainWording::of(QStringLiteral("ru")); });
        new SpellingMenu(editor, highlighter, spelling);
        editor.show();
        QApplication::setActiveWindow(&editor);
        editor.setFocus();
    }

    /// Typed key by key, in any alphabet.
    void type(const QString &text)
    {
        for (const QChar c : text) {
            QKeyEvent press(QEvent::KeyPress, Qt::Key_unknown, Qt::NoModifier, QString(c));
            QCoreApplication::sendEvent(&editor, &press);
        }
    }

    /// The words under a line of the spelling, by the formats that are painted.
    [[nodiscard]] QStringList underlined() const
    {
        QStringList found;
        for (QTextBlock block = editor.document()->begin(); block.isValid(); block = block.next())
            for (const QTextLayout::FormatRange &range : block.layout()->formats())
                if (range.format.underlineStyle() == QTextCharFormat::SpellCheckUnderline)
                    found.append(block.text().mid(range.start, range.length));
        return found;
    }

    /// Every word has its verdict, and it is painted.
    [[nodiscard]] bool settle()
    {
        bool isJudged = false;
        QCoreApplication::processEvents();
        spelling.whenJudged(&editor, [&isJudged] { isJudged = true; });
        if (!QTest::qWaitFor([&] { return isJudged; }))
            return false;
        for (int i = 0; i < 4; ++i)
            QCoreApplication::processEvents();
        return true;
    }

    [[nodiscard]] QMenu *visibleMenu() const
    {
        const QList<QMenu *> menus = editor.findChildren<QMenu *>();
        for (QMenu *menu : menus)
            if (menu->isVisible())
                return menu;
        return nullptr;
    }

    QMenu *openContextMenu(int position)
    {
        editor.setCursor(position, position);
        QContextMenuEvent event(QContextMenuEvent::Keyboard, editor.cursorRect().center(),
                                editor.viewport()->mapToGlobal(editor.cursorRect().center()));
        QCoreApplication::sendEvent(editor.viewport(), &event);
        return visibleMenu();
    }

    PersonalWords words;
    Spelling spelling;
    ReplyAnalyzer analyzer;
    ReplyEditor editor;
    ReplyHighlighter &highlighter = *new ReplyHighlighter(analyzer, editor.document());
};

QStringList textsOf(const QMenu &menu)
{
    QStringList texts;
    for (const QAction *action : menu.actions())
        texts.append(action->text());
    return texts;
}

QAction *actionOf(const QMenu &menu, const QString &text)
{
    for (QAction *action : menu.actions())
        if (action->text().contains(text))
            return action;
    return nullptr;
}

} // namespace

/// Spelling in the editor of a reply, with real dictionaries.
class TestEditorSpelling final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void mistakesOfBothLanguagesAreUnderlined();
    void theWordBeingTypedIsLeftInPeace();
    void aMistakeIsUnderlinedWhenTheCursorLeaves();
    void anotherTextMayComeInTheMiddleOfAWord();
    void clickingIntoAMistakeKeepsItsLine();
    void theColoursOfTheWordingStay();
    void onlyTheChangedLineIsPaintedAnew();
    void suggestionsComeInTheContextMenu();
    void theNextMistakeIsReachedByKey();
    void anAddedWordIsRightAtOnceAndAfterARestart();
    void theTeamsListIsReadAndOfferedToWhoMayAdd();
    void oneMenuHoldsSpellingWordingAndTheUsual();
    void checkingCanBeSwitchedOff();
    void aMissingDictionaryIsSaidInTheMenu();
    void aMillionLettersNeitherFreezeNorBreak();
    void aChangeUnderTheMenuIsNotOverwritten();
    void pictures();
};

void TestEditorSpelling::initTestCase()
{
    new Theme(*qApp, qApp);
}

void TestEditorSpelling::mistakesOfBothLanguagesAreUnderlined()
{
    Writing w;
    w.editor.setText(QStringLiteral("Здраствуйте, we recieve ваш заказ.\nСпосибо! Её ёлка, ее елка, @kleent {{имя кленета}}"), true);
    QVERIFY(w.settle());
    QCOMPARE(w.underlined(), QStringList({QStringLiteral("Здраствуйте"), QStringLiteral("recieve"), QStringLiteral("Спосибо")}));
}

void TestEditorSpelling::theWordBeingTypedIsLeftInPeace()
{
    Writing w;
    const QString text = QStringLiteral("Здраствуйте");
    for (const QChar c : text) {
        w.type(QString(c));
        QVERIFY(w.settle());
        QVERIFY2(w.underlined().isEmpty(), qPrintable(w.editor.text()));
    }
    w.type(QStringLiteral(","));
    QVERIFY(w.settle());
    QCOMPARE(w.underlined(), QStringList(text));
    // Going on inside it: peace again.
    QTest::keyClick(&w.editor, Qt::Key_Backspace);
    QTest::keyClick(&w.editor, Qt::Key_Backspace);
    QVERIFY(w.settle());
    QCOMPARE(w.underlined(), QStringList());
}

void TestEditorSpelling::aMistakeIsUnderlinedWhenTheCursorLeaves()
{
    Writing w;
    w.type(QStringLiteral("да спосибо"));
    QVERIFY(w.settle());
    QCOMPARE(w.underlined(), QStringList());
    QTest::keyClick(&w.editor, Qt::Key_Left); // still in the word
    QVERIFY(w.settle());
    QCOMPARE(w.underlined(), QStringList());
    QTest::keyClick(&w.editor, Qt::Key_Home);
    QVERIFY(w.settle());
    QCOMPARE(w.underlined(), QStringList(QStringLiteral("спосибо")));
}

/// As when another case is opened, or the reply leaves.
void TestEditorSpelling::anotherTextMayComeInTheMiddleOfAWord()
{
    Writing w;
    for (int i = 0; i < 20; ++i) {
        w.editor.setFocus();
        w.type(QStringLiteral("we recieve"));
        w.editor.clearFocus(); // to the pictures below, for instance
        w.editor.setText(QStringLiteral("Спосибо вам"), true);
    }
    QVERIFY(w.settle());
    QCOMPARE(w.underlined(), QStringList{QStringLiteral("Спосибо")});
    w.editor.setFocus();
    w.editor.moveCursor(QTextCursor::End);
    w.type(QStringLiteral(" recieve"));
    QVERIFY(w.settle());
    QCOMPARE(w.underlined(), QStringList{QStringLiteral("Спосибо")});
}

void TestEditorSpelling::clickingIntoAMistakeKeepsItsLine()
{
    Writing w;
    w.editor.setText(QStringLiteral("да спосибо да"), true);
    QVERIFY(w.settle());
    w.editor.setCursor(5, 5);
    QVERIFY(w.settle());
    QCOMPARE(w.underlined(), QStringList(QStringLiteral("спосибо")));
}

void TestEditorSpelling::theColoursOfTheWordingStay()
{
    Writing w;
    const QString text = QStringLiteral("Вы сами виноваты, спосибо, что написали.");
    w.editor.setText(text, true);
    QVERIFY(w.settle());
    QCOMPARE(w.underlined(), QStringList(QStringLiteral("спосибо")));
    const QList<QTextLayout::FormatRange> formats = w.editor.document()->begin().layout()->formats();
    const auto blame = std::find_if(formats.begin(), formats.end(), [](const QTextLayout::FormatRange &range) {
        return range.format.underlineStyle() == QTextCharFormat::WaveUnderline;
    });
    QVERIFY(blame != formats.end());
    QCOMPARE(blame->format, ReplyHighlighter::formatFor(WordingKind::Blame, false));
}

void TestEditorSpelling::onlyTheChangedLineIsPaintedAnew()
{
    Writing w;
    w.editor.setText(QStringLiteral("Первая спосибо\nВторая строка\nТретья карова"), true);
    QVERIFY(w.settle());
    QStringList painted;
    // Looks over the highlighter's shoulder: which lines it asks about.
    Spelling &spelling = w.spelling;
    w.highlighter.setMisspelt([&](const QTextBlock &block) {
        painted.append(block.text());
        QList<TextSpan> marks;
        for (const SpellingWord &word : spellingWords(block.text()))
            if (spelling.isMistake(word))
                marks.append({word.start, word.length});
        return marks;
    });
    painted.clear();
    w.editor.setCursor(w.editor.text().size(), w.editor.text().size());
    w.type(QStringLiteral(" ды"));
    QVERIFY(w.settle());
    w.type(QStringLiteral("р "));
    QVERIFY(w.settle());
    QVERIFY(!painted.isEmpty());
    for (const QString &line : painted)
        QVERIFY2(line.startsWith(QStringLiteral("Третья")), qPrintable(line));
}

void TestEditorSpelling::suggestionsComeInTheContextMenu()
{
    Writing w;
    w.editor.setText(QStringLiteral("Ну, здраствуйте вам"), true);
    QVERIFY(w.settle());
    const QMenu *menu = w.openContextMenu(6);
    QVERIFY(menu);
    QVERIFY(actionOf(*menu, QStringLiteral("Looking for suggestions"))); // nobody waits for them
    QVERIFY(QTest::qWaitFor([&] { return actionOf(*menu, QStringLiteral("здравствуйте")) != nullptr; }));
    QVERIFY(!actionOf(*menu, QStringLiteral("Looking for suggestions")));
    actionOf(*menu, QStringLiteral("здравствуйте"))->trigger();
    QCOMPARE(w.editor.text(), QStringLiteral("Ну, здравствуйте вам"));
    QVERIFY(w.settle());
    QCOMPARE(w.underlined(), QStringList());
    w.editor.undo();
    QCOMPARE(w.editor.text(), QStringLiteral("Ну, здраствуйте вам"));
}

void TestEditorSpelling::theNextMistakeIsReachedByKey()
{
    Writing w;
    w.editor.setText(QStringLiteral("Спосибо вам.\nWe recieve it."), true);
    w.editor.setCursor(0, 0);
    for (const auto &[wrong, right] : {std::pair(u"Спосибо", u"Спасибо"), std::pair(u"recieve", u"receive")}) {
        QTest::keyClick(&w.editor, Qt::Key_F7);
        QVERIFY(QTest::qWaitFor([&] { return w.visibleMenu() != nullptr; }));
        QMenu *menu = w.visibleMenu();
        QCOMPARE(w.editor.textCursor().selectedText(), QString::fromUtf16(wrong));
        QVERIFY(QTest::qWaitFor([&] { return menu->activeAction() != nullptr; }));
        QCOMPARE(menu->activeAction()->text(), QString::fromUtf16(right));
        QTest::keyClick(menu, Qt::Key_Return);
    }
    QCOMPARE(w.editor.text(), QStringLiteral("Спасибо вам.\nWe receive it."));
    QTest::keyClick(&w.editor, Qt::Key_F7, Qt::AltModifier);
    QVERIFY(w.settle());
    QVERIFY(!w.visibleMenu());
}

void TestEditorSpelling::anAddedWordIsRightAtOnceAndAfterARestart()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("words.txt"));
    const QString text = QStringLiteral("Наш отклёпыш и спосибо");
    {
        Writing w(path);
        w.editor.setText(text, true);
        QVERIFY(w.settle());
        QCOMPARE(w.underlined().size(), 2);
        const QMenu *menu = w.openContextMenu(6);
        QVERIFY(menu);
        actionOf(*menu, QStringLiteral("to my dictionary"))->trigger();
        QCOMPARE(w.underlined(), QStringList(QStringLiteral("спосибо")));
    }
    Writing again(path);
    again.editor.setText(text, true);
    QVERIFY(again.settle());
    QCOMPARE(again.underlined(), QStringList(QStringLiteral("спосибо")));
}

void TestEditorSpelling::theTeamsListIsReadAndOfferedToWhoMayAdd()
{
    PersonalWords own;
    PersonalWords team;
    team.add(QStringLiteral("отклёпыш"));
    Spelling spelling(Speller::systemFolders(), own, &team);
    ReplyAnalyzer analyzer;
    ReplyEditor editor;
    new SpellingMenu(editor, *new ReplyHighlighter(analyzer, editor.document()), spelling);
    editor.show();
    editor.setText(QStringLiteral("отклёпыш спосибо"), true);
    const QList<SpellingWord> words = spellingWords(editor.text());
    QVERIFY(QTest::qWaitFor([&] { return spelling.isMistake(words.at(1)); }));
    QVERIFY(!spelling.isMistake(words.at(0)));
    QMenu menu;
    Q_EMIT editor.menuOpening(&menu, 12);
    QAction *add = actionOf(menu, QStringLiteral("team's dictionary"));
    QVERIFY(add);
    add->trigger();
    QVERIFY(team.contains(QStringLiteral("спосибо")));
    QVERIFY(!own.contains(QStringLiteral("спосибо")));
    QVERIFY(!spelling.isMistake(words.at(1)));
}

void TestEditorSpelling::oneMenuHoldsSpellingWordingAndTheUsual()
{
    Writing w;
    w.editor.setText(QStringLiteral("Ваше абращение зарегистрировано. Вернём денежные средства."), true);
    QVERIFY(w.settle());
    const QMenu *menu = w.openContextMenu(8);
    QVERIFY(menu);
    QVERIFY(QTest::qWaitFor([&] { return actionOf(*menu, QStringLiteral("обращение")) != nullptr; }));
    const QStringList texts = textsOf(*menu);
    QCOMPARE(texts.first(), QStringLiteral("Spelling"));
    QVERIFY(texts.contains(QStringLiteral("Check spelling")));
    const auto placeOf = [&](const QString &text) {
        return texts.indexOf(actionOf(*menu, text) ? actionOf(*menu, text)->text() : QString());
    };
    QVERIFY(placeOf(QStringLiteral("обращение")) < placeOf(QStringLiteral("my dictionary")));
    QVERIFY(placeOf(QStringLiteral("my dictionary")) < placeOf(QStringLiteral("Undo")));
    QVERIFY(placeOf(QStringLiteral("Undo")) < placeOf(QStringLiteral("Check spelling")));
    w.visibleMenu()->close();
    const QMenu *plain = w.openContextMenu(static_cast<int>(w.editor.text().indexOf(u'ж')));
    QVERIFY(plain);
    QCOMPARE(textsOf(*plain).first(), QStringLiteral("Plainer words"));
    QVERIFY(!actionOf(*plain, QStringLiteral("my dictionary")));
}

void TestEditorSpelling::checkingCanBeSwitchedOff()
{
    Writing w;
    w.editor.setText(QStringLiteral("спосибо"), true);
    QVERIFY(w.settle());
    QCOMPARE(w.underlined().size(), 1);
    QSignalSpy chosen(&w.spelling, &Spelling::onChanged);
    const QMenu *menu = w.openContextMenu(2);
    QVERIFY(menu);
    actionOf(*menu, QStringLiteral("Check spelling"))->trigger();
    QCOMPARE(w.underlined(), QStringList());
    QCOMPARE(chosen.size(), 1);
    QCOMPARE(chosen.first().first().toBool(), false);
    w.visibleMenu()->close();
    menu = w.openContextMenu(2);
    QVERIFY(!actionOf(*menu, QStringLiteral("my dictionary")));
    actionOf(*menu, QStringLiteral("Check spelling"))->trigger();
    QVERIFY(w.settle());
    QCOMPARE(w.underlined().size(), 1);
}

void TestEditorSpelling::aMissingDictionaryIsSaidInTheMenu()
{
    QTemporaryDir empty;
    Writing w({}, {empty.path()});
    w.editor.setText(QStringLiteral("здраствуйте всем"), true);
    QVERIFY(w.settle());
    QCOMPARE(w.underlined(), QStringList());
    const QMenu *menu = w.openContextMenu(2);
    QVERIFY(menu);
    const QAction *said = actionOf(*menu, QStringLiteral("hunspell-ru"));
    QVERIFY(said);
    QVERIFY(!said->isEnabled());
    QCOMPARE(textsOf(*menu).filter(QStringLiteral("hunspell-")).size(), 1); // no English word was written
    w.type(QStringLiteral("!"));
    QVERIFY(w.editor.text().contains(u'!'));
}

void TestEditorSpelling::aMillionLettersNeitherFreezeNorBreak()
{
    Writing w;
    w.highlighter.setDocument(nullptr); // what colouring such a text costs is measured elsewhere
    QString text;
    while (text.size() < 1'000'000)
        text += QStringLiteral("абырвалг %1 слово \xd83d ").arg(text.size());
    w.editor.setText(text, true);
    QVERIFY(w.settle());
    const QList<SpellingWord> words = spellingWords(text);
    QVERIFY(words.size() > 50'000);
    QVERIFY(!w.spelling.isMistake(words.first()));
    QVERIFY(w.settle());
    QVERIFY(w.spelling.isMistake(words.first()));
}

void TestEditorSpelling::aChangeUnderTheMenuIsNotOverwritten()
{
    Writing w;
    w.editor.setText(QStringLiteral("да спосибо"), true);
    QVERIFY(w.settle());
    const QMenu *menu = w.openContextMenu(5);
    QVERIFY(QTest::qWaitFor([&] { return actionOf(*menu, QStringLiteral("спасибо")) != nullptr; }));
    w.editor.setText(QStringLiteral("совсем другое"), false);
    actionOf(*menu, QStringLiteral("спасибо"))->trigger();
    QCOMPARE(w.editor.text(), QStringLiteral("совсем другое"));
}

void TestEditorSpelling::pictures()
{
    const PictureLanguage language;
    Theme *theme = qApp->findChild<Theme *>();
    for (const bool isDark : {false, true}) {
        theme->setChoice(isDark ? ThemeChoice::Dark : ThemeChoice::Light);
        Writing w;
        w.highlighter.setBackground(coloursOf(w.editor.palette()).surface);
        w.editor.setText(QStringLiteral("Марина, здраствуйте! Понимаем, как неприятно ждать. Мы возвратим денежные "
                                        "средства и recieve a refund. Спосибо, что написали."), true);
        QVERIFY(w.settle());
        const QString suffix = isDark ? QStringLiteral("dark") : QStringLiteral("light");
        takePicture(w.editor, QStringLiteral("spelling-") + suffix, {480, 160});
        QMenu *menu = w.openContextMenu(10);
        QVERIFY(QTest::qWaitFor([&] { return actionOf(*menu, QStringLiteral("здравствуйте")) != nullptr; }));
        takePicture(*menu, QStringLiteral("spelling-menu-") + suffix, menu->sizeHint());
    }
    theme->setChoice(ThemeChoice::Light);
}

QTEST_MAIN(TestEditorSpelling)
#include "tst_editorspelling.moc"
