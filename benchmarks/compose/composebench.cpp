#include "benchmarks/compose/composebench.h"

#include "guidance/wording/replyanalyzer.h"
#include "guidance/wording/replychecker.h"
#include "guidance/wording/replyhighlighter.h"

#include <QElapsedTimer>
#include <QPlainTextEdit>
#include <QTextBlock>

#include <ctime>

namespace otklik::bench {

namespace {

constexpr qsizetype length = 2000;
constexpr int keystrokes = 1500;

QString mention()
{
    return QStringLiteral(
        "Здравствуйте! 12 мая заказала у вас холодильник, заказ 100500. Когда его наконец привезут? Сколько стоит подъём на "
        "пятый этаж? И можно ли вернуть деньги за доставку? Третий раз переносите, сколько можно?!");
}

/// One paragraph of a considerate answer; no two are the same, so that no
/// cache of lines helps but the one the composer has.
QString paragraph(int number)
{
    static const QStringList sentences{
        QStringLiteral("Понимаем, как обидно ждать третий день, и нам очень жаль, что так вышло. "),
        QStringLiteral("Мы проверили ваш заказ: по нашей ошибке склад отправил его не в тот город, простите нас за это. "),
        QStringLiteral("Холодильник привезём завтра до 14:00, подъём на пятый этаж сделаем бесплатно. "),
        QStringLiteral("Деньги за доставку вернём на карту в течение трёх дней, делать для этого ничего не нужно. "),
        QStringLiteral("Если удобнее другой день, напишите нам в личные сообщения, какое время вам подходит. "),
        QStringLiteral("Номер для связи с бригадой 8 800 555-35-35, звонить можно с 9 до 21. "),
        QStringLiteral("Спасибо, что рассказали об этом подробно: так мы нашли причину и исправим её на складе. ")};
    QString text;
    for (int i = 0; i < 4; ++i)
        text += sentences.at((number * 3 + i) % sentences.size());
    return text + QString::number(number) + u'.';
}

QString reply(bool inOneBlock)
{
    QString text;
    for (int number = 1; text.size() < length; ++number)
        text += paragraph(number) + (inOneBlock ? u' ' : u'\n');
    return text.left(length);
}

ReplyContext contextOf(const QString &text)
{
    ReplyContext context;
    context.language = QStringLiteral("ru");
    context.questions = findQuestions(text);
    context.fault = Fault::Ours;
    context.rules.lengthUnit = LengthUnit::Graphemes;
    context.rules.lengthLimit = 500;
    context.rules.linkWeight = 23;
    context.rules.mentionsCountLocalPartOnly = true;
    return context;
}

/// What one keystroke took: of this thread's processor time, which other programs
/// on the machine do not touch, and by the clock on the wall.
struct Times final
{
    QList<double> processor;
    QList<double> wall;
};

double processorMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// Types words at places all over the text and takes them out again; what
/// stands around stays at 2,000 characters. Milliseconds of each keystroke.
template <class AfterKey>
Times type(QPlainTextEdit &editor, const AfterKey &afterKey)
{
    static const QString typed = QStringLiteral(" Разберёмся и вернём 199 руб.");
    Times times;
    QElapsedTimer timer;
    QTextCursor cursor(editor.document());
    for (int place = 0; times.wall.size() < keystrokes; ++place) {
        cursor.setPosition((place * 397) % (editor.document()->characterCount() - 1));
        cursor.movePosition(QTextCursor::EndOfWord);
        for (qsizetype i = 0; i < 2 * typed.size(); ++i) {
            timer.start();
            const double before = processorMs();
            if (i < typed.size())
                cursor.insertText(typed.at(i));
            else
                cursor.deletePreviousChar();
            afterKey();
            times.processor.append(processorMs() - before);
            times.wall.append(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        }
    }
    return times;
}

struct Timing final
{
    double p99 = 0;
    double middle = 0;
    double wallP99 = 0;
};

Timing timingOf(const Times &times)
{
    return {percentile(times.processor, 0.99), median(times.processor), percentile(times.wall, 0.99)};
}

Timing bareTyping(bool inOneBlock)
{
    QPlainTextEdit editor;
    editor.resize(480, 320);
    editor.setPlainText(reply(inOneBlock));
    editor.show();
    return timingOf(type(editor, [] { }));
}

Timing checkedTyping(bool inOneBlock)
{
    QPlainTextEdit editor;
    editor.resize(480, 320);
    editor.setPlainText(reply(inOneBlock));
    editor.show();
    ReplyAnalyzer analyzer;
    const ReplyHighlighter highlighter(analyzer, editor.document());
    const ReplyContext context = contextOf(mention());
    qsizetype spans = 0;
    const auto check = [&] { spans += checkReply(analyzer, context, editor.toPlainText()).wording.size(); };
    for (int i = 0; i < 20; ++i) // the definitions, the tables and the compiled expressions
        check();
    return timingOf(type(editor, check));
}

} // namespace

Figures runCompose()
{
    preparePersonalData();
    const Timing bare = bareTyping(false);
    const Timing checked = checkedTyping(false);
    const Timing bareBlock = bareTyping(true);
    const Timing checkedBlock = checkedTyping(true);
    const QString ms = QStringLiteral("ms");
    return QList<Figure>{{QStringLiteral("keystroke_p99_ms"), checked.p99, ms, bare.p99, length},
                         {QStringLiteral("keystroke_median_ms"), checked.middle, ms, bare.middle, length},
                         {QStringLiteral("keystroke_wall_p99_ms"), checked.wallP99, ms, bare.wallP99, length},
                         {QStringLiteral("one_paragraph_p99_ms"), checkedBlock.p99, ms, bareBlock.p99, length},
                         {QStringLiteral("one_paragraph_median_ms"), checkedBlock.middle, ms, bareBlock.middle, length}};
}

} // namespace otklik::bench
