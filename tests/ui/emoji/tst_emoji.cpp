#include "tests/support/pictures.h"
#include "ui/common/kepttexts.h"
#include "ui/common/theme.h"
#include "ui/composer/replyeditor.h"
#include "ui/emoji/emojientry.h"
#include "ui/emoji/emojimodel.h"
#include "ui/emoji/emojipicker.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace otklik;

namespace {

/// An editor with its button, as the composer has them.
struct Writing final
{
    explicit Writing(const QString &path = {}) : kept(path)
    {
        editor.resize(400, 200);
        new EmojiEntry(editor, button, kept);
        editor.show();
        QApplication::setActiveWindow(&editor);
        editor.setFocus();
    }

    EmojiPicker *open()
    {
        QTest::keyClick(&editor, Qt::Key_Period, Qt::ControlModifier);
        return picker();
    }

    [[nodiscard]] EmojiPicker *picker() const
    {
        const QList<EmojiPicker *> all = editor.findChildren<EmojiPicker *>();
        for (EmojiPicker *one : all)
            if (one->isVisible())
                return one;
        return nullptr;
    }

    KeptTexts kept;
    ReplyEditor editor;
    QPushButton &button = *new QPushButton(&editor);
};

QStringList found(const QString &query)
{
    QStringList signs;
    for (const Emoji &emoji : findEmoji(query))
        signs.append(emoji.sign);
    return signs;
}

} // namespace

/// The picker of emoji: found in two languages, taken by key, remembered.
class TestEmoji final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void theTableIsWhole();
    void bothLanguagesFind_data();
    void bothLanguagesFind();
    void theModelIsSound();
    void oneIsTakenByKeyboardAlone();
    void arrowsMoveWhileTheBoxHasTheFocus();
    void aClickTakesOne();
    void whatIsInsertedCanBeUndone();
    void theLastUsedComeFirstAfterARestart();
    void nothingFoundIsSaid();
    void aReadOnlyTextTakesNone();
    void namesAreToldToScreenReaders();
    void pictures();
};

void TestEmoji::initTestCase()
{
    new Theme(*qApp, qApp);
}

void TestEmoji::theTableIsWhole()
{
    QVERIFY(allEmoji().size() >= 250);
    QSet<QString> signs;
    for (const Emoji &emoji : allEmoji()) {
        QVERIFY2(!signs.contains(emoji.sign), qPrintable(emoji.sign));
        signs.insert(emoji.sign);
        QVERIFY(!emoji.sign.contains(u' '));
        for (const QStringList &words : {emoji.russian, emoji.english}) {
            QVERIFY2(!words.isEmpty(), qPrintable(emoji.sign));
            for (const QString &word : words)
                QVERIFY2(!word.isEmpty(), qPrintable(emoji.sign));
        }
        for (const QChar c : emoji.russian.join(QString()))
            QVERIFY2(c.script() != QChar::Script_Latin, qPrintable(emoji.sign));
        for (const QChar c : emoji.english.join(QString()))
            QVERIFY2(c.script() != QChar::Script_Cyrillic, qPrintable(emoji.sign));
    }
}

void TestEmoji::bothLanguagesFind_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("contains");
    const auto row = [](const char *query, const char *first, const char *contains) {
        QTest::newRow(query) << QString::fromUtf8(query) << QString::fromUtf8(first) << QString::fromUtf8(contains);
    };
    row("сердце", "❤️", "💔");
    row("heart", "❤️", "💔");
    row("Серд", "❤️", "💙");
    row("зелёное сердце", "💚", "💚");
    row("зеленое", "💚", "💚");
    row("ёлка", "🎄", "🌲");
    row("спасибо", "🙏", "🙏");
    row("thank you", "🙏", "🙏");
    row("parcel", "📦", "📦");
    row("посылка", "📦", "📦");
    row("  посылка   заказ ", "📦", "📦");
}

void TestEmoji::bothLanguagesFind()
{
    QFETCH(QString, query);
    QFETCH(QString, first);
    QFETCH(QString, contains);
    const QStringList signs = found(query);
    QCOMPARE(signs.value(0), first);
    QVERIFY2(signs.contains(contains), qPrintable(signs.join(u' ')));
    QVERIFY(signs.size() < allEmoji().size());
    QVERIFY(found(QStringLiteral("абырвалг")).isEmpty());
    QVERIFY(!found(QStringLiteral("art")).contains(QStringLiteral("❤️"))); // words are found by their beginning
}

void TestEmoji::theModelIsSound()
{
    EmojiModel model({QStringLiteral("🙏"), QStringLiteral("not one"), QStringLiteral("👍")});
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QCOMPARE(model.rowCount(), allEmoji().size() + 2);
    QCOMPARE(model.index(0).data().toString(), QStringLiteral("🙏"));
    QCOMPARE(model.index(1).data().toString(), QStringLiteral("👍"));
    const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    model.setQuery(QStringLiteral("heart"));
    QCOMPARE(reset.size(), 1);
    QCOMPARE(model.index(0).data().toString(), QStringLiteral("❤️"));
    model.setQuery(QString());
    QCOMPARE(model.index(0).data().toString(), QStringLiteral("🙏"));
}

void TestEmoji::oneIsTakenByKeyboardAlone()
{
    Writing w;
    w.editor.insertPlainText(QStringLiteral("Спасибо "));
    EmojiPicker *picker = w.open();
    QVERIFY(picker);
    picker->box().setFocus();
    picker->box().insert(QStringLiteral("сердце"));
    QTest::keyClick(&picker->box(), Qt::Key_Return);
    QVERIFY(!w.picker());
    QCOMPARE(w.editor.text(), QStringLiteral("Спасибо ❤️"));
}

void TestEmoji::arrowsMoveWhileTheBoxHasTheFocus()
{
    Writing w;
    EmojiPicker *picker = w.open();
    QVERIFY(picker);
    QTest::keyClick(&picker->box(), Qt::Key_Right);
    QCOMPARE(picker->grid().currentIndex().row(), 1);
    QTest::keyClick(&picker->box(), Qt::Key_Down);
    QVERIFY(picker->grid().currentIndex().row() > 5); // a row of the grid further
    const QString sign = picker->grid().currentIndex().data().toString();
    QTest::keyClick(&picker->box(), Qt::Key_Return);
    QCOMPARE(w.editor.text(), sign);
    picker = w.open();
    QTest::keyClick(&picker->grid(), Qt::Key_H); // letters in the grid go on in the box
    QCOMPARE(picker->box().text(), QStringLiteral("h"));
    QTest::keyClick(picker, Qt::Key_Escape);
    QVERIFY(!w.picker());
    QCOMPARE(w.editor.text(), sign);
}

void TestEmoji::aClickTakesOne()
{
    Writing w;
    QTest::mouseClick(&w.button, Qt::LeftButton);
    EmojiPicker *picker = w.picker();
    QVERIFY(picker);
    const QModelIndex third = picker->grid().model()->index(2, 0);
    const QString sign = third.data().toString();
    QTest::mouseClick(picker->grid().viewport(), Qt::LeftButton, {}, picker->grid().visualRect(third).center());
    QCOMPARE(w.editor.text(), sign);
}

void TestEmoji::whatIsInsertedCanBeUndone()
{
    Writing w;
    w.editor.insertPlainText(QStringLiteral("Да"));
    EmojiPicker *picker = w.open();
    picker->box().insert(QStringLiteral("family"));
    QTest::keyClick(&picker->box(), Qt::Key_Return);
    QCOMPARE(w.editor.text(), QStringLiteral("Да👪"));
    w.editor.undo();
    QVERIFY(!w.editor.text().contains(QStringLiteral("👪")));
    w.editor.redo();
    QCOMPARE(w.editor.text(), QStringLiteral("Да👪"));
}

void TestEmoji::theLastUsedComeFirstAfterARestart()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("kept.json"));
    {
        Writing w(path);
        for (const char *name : {"parcel", "coffee", "parcel"}) {
            EmojiPicker *picker = w.open();
            picker->box().insert(QString::fromLatin1(name));
            QTest::keyClick(&picker->box(), Qt::Key_Return);
        }
    }
    Writing again(path);
    const EmojiPicker *picker = again.open();
    QVERIFY(picker);
    auto *grid = picker->findChild<QListView *>();
    QCOMPARE(grid->model()->index(0, 0).data().toString(), QStringLiteral("📦"));
    QCOMPARE(grid->model()->index(1, 0).data().toString(), QStringLiteral("☕"));
    QCOMPARE(grid->model()->index(2, 0).data().toString(), allEmoji().first().sign);
}

void TestEmoji::nothingFoundIsSaid()
{
    Writing w;
    EmojiPicker *picker = w.open();
    picker->box().insert(QStringLiteral("абырвалг"));
    QCOMPARE(picker->nameText(), QStringLiteral("No such emoji"));
    QTest::keyClick(&picker->box(), Qt::Key_Return);
    QVERIFY(w.picker()); // it waits for a better word
    QCOMPARE(w.editor.text(), QString());
}

void TestEmoji::aReadOnlyTextTakesNone()
{
    Writing w;
    w.editor.setEditable(false);
    QTest::mouseClick(&w.button, Qt::LeftButton);
    QVERIFY(!w.picker());
}

void TestEmoji::namesAreToldToScreenReaders()
{
    Writing w;
    EmojiPicker *picker = w.open();
    picker->box().insert(QStringLiteral("parcel"));
    QCOMPARE(picker->grid().currentIndex().data(Qt::AccessibleTextRole).toString(), QStringLiteral("parcel"));
    QCOMPARE(picker->box().accessibleDescription(), QStringLiteral("parcel"));
    QVERIFY(!picker->box().accessibleName().isEmpty());
    QVERIFY(!picker->grid().accessibleName().isEmpty());
}

void TestEmoji::pictures()
{
    const PictureLanguage language;
    Theme *theme = qApp->findChild<Theme *>();
    for (const bool isDark : {false, true}) {
        theme->setChoice(isDark ? ThemeChoice::Dark : ThemeChoice::Light);
        const QString suffix = isDark ? QStringLiteral("dark") : QStringLiteral("light");
        QWidget host;
        host.show();
        EmojiPicker all({QStringLiteral("🙏"), QStringLiteral("📦")}, &host);
        all.setAttribute(Qt::WA_DeleteOnClose, false);
        takePicture(all, QStringLiteral("emoji-") + suffix, all.sizeHint());
        all.box().insert(QStringLiteral("сердце"));
        takePicture(all, QStringLiteral("emoji-search-") + suffix, all.sizeHint());
    }
    theme->setChoice(ThemeChoice::Light);
}

QTEST_MAIN(TestEmoji)
#include "tst_emoji.moc"
