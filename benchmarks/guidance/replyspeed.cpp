#include "benchmarks/guidance/replyspeed.h"

#include "benchmarks/guidance/processortime.h"
#include "benchmarks/guidance/replywriter.h"
#include "guidance/promises/replypromises.h"
#include "guidance/sameness/samenessindex.h"
#include "guidance/wording/replyanalyzer.h"
#include "guidance/wording/replychecker.h"

#include <QUuid>

#include <algorithm>

namespace otklik::bench {

namespace {

constexpr int keystrokes = 2000;
constexpr int earlier = 200'000;
const TimePoint now{std::chrono::milliseconds(1'800'000'000'000)};

QStringList sentences(const QString &language)
{
    if (language == u"en")
        return {QStringLiteral(
                    "We understand how annoying it is to wait for the fridge that long, and we are really sorry."),
                QStringLiteral("I have checked your order: by our mistake the warehouse sent it to the wrong city."),
                QStringLiteral("The courier will bring it tomorrow before noon and call you first."),
                QStringLiteral("We will refund the delivery fee to your card within three business days."),
                QStringLiteral("If another day suits you better, please send us a direct message and tell us which."),
                QStringLiteral("Our line 8 800 555-35-35 is open from 9 to 21, your order number is 100500."),
                QStringLiteral("Thank you for telling us in such detail: that is how we found the reason.")};
    return {QStringLiteral("Понимаем, как обидно ждать третий день, и нам очень жаль, что так вышло."),
            QStringLiteral(
                "Мы проверили ваш заказ: по нашей ошибке склад отправил его не в тот город, простите нас за это."),
            QStringLiteral("Холодильник привезём завтра до 14:00, подъём на пятый этаж сделаем бесплатно."),
            QStringLiteral("Деньги за доставку вернём на карту в течение трёх рабочих дней."),
            QStringLiteral("Если удобнее другой день, напишите нам в личные сообщения, какое время вам подходит."),
            QStringLiteral("Номер для связи с бригадой 8 800 555-35-35, звонить можно с 9 до 21, номер заказа 100500."),
            QStringLiteral("Спасибо, что рассказали об этом подробно: так мы нашли причину.")};
}

QString reply(const QString &language, qsizetype length, QChar between)
{
    const QStringList all = sentences(language);
    QString text;
    for (qsizetype i = 0; text.size() < length; ++i)
        text += all.at((i * 3 + i / 7) % all.size()) + u' ' + QString::number(i) + u'.' + (i % 4 == 3 ? between : u' ');
    return text.left(length);
}

SamenessIndex earlierReplies()
{
    ReplyWriter writer(6);
    SamenessIndex index;
    for (int i = 0; i < earlier; ++i) {
        const QString id = QUuid(static_cast<uint>(i), 0, 0, 0x80, 0, 0, 0, 0, 0, 0, 1).toString(QUuid::WithoutBraces);
        index.add({PublicationId{id}, PersonId{id}, now - std::chrono::minutes(i / 5), writer.write()});
    }
    return index;
}

/// Types words all over the text and takes them out again.
template <class AfterKey>
double keystrokeP99(QString text, const AfterKey &afterKey)
{
    static const QString typed = QStringLiteral(" Разберёмся, we refund 199 руб.");
    QList<double> times;
    for (qsizetype place = 0; times.size() < keystrokes; ++place) {
        qsizetype at = (place * 397) % text.size();
        for (qsizetype key = 0; key < 2 * typed.size(); ++key) {
            if (key < typed.size())
                text.insert(at++, typed.at(key));
            else
                text.remove(--at, 1);
            const double before = processorMs();
            afterKey(text);
            times.append(processorMs() - before);
        }
    }
    return percentile(times, 0.99);
}

Figure figureAt(const QString &language, qsizetype length, bool isOneParagraph, const SamenessIndex &index)
{
    static const BusinessCalendar calendar = BusinessCalendar::usual(QTimeZone("Europe/Moscow"));
    ReplyAnalyzer analyzer;
    ReplyContext context;
    context.language = language;
    context.fault = Fault::Ours;
    context.customerLanguage = language;
    context.questions =
        findQuestions(QStringLiteral("Когда привезут холодильник? Сколько стоит подъём? When will it come?"));
    context.rules.lengthLimit = 500;
    const QString text = reply(language, length, isOneParagraph ? u' ' : u'\n');
    qsizetype seen = checkReply(analyzer, context, text).wording.size(); // the tables are there before the first key
    const double checked = keystrokeP99(text, [&](const QString &draft) {
        const ReplyReport report = checkReply(analyzer, context, draft);
        seen += findPromises(draft, report.wording, calendar, now).size();
        seen += index.find(draft, {}, now).has_value() ? 1 : 0;
    });
    const double bare = keystrokeP99(text, [&](const QString &draft) {
        seen += std::ranges::count_if(draft, [](QChar c) { return c.isLetter(); });
    });
    const QString metric = QStringLiteral("keystroke_%1_%2_%3_p99_ms")
                               .arg(language)
                               .arg(length)
                               .arg(isOneParagraph ? QStringLiteral("paragraph") : QStringLiteral("lines"));
    Figure figure{QStringLiteral("reply_speed ") + metric, checked, QStringLiteral("ms"), bare, keystrokes};
    figure.set = QStringLiteral("reply_speed");
    figure.split = QStringLiteral("all");
    figure.metric = metric;
    return seen > 0 ? figure : Figure{};
}

} // namespace

Figures measureReplySpeed()
{
    preparePersonalData();
    const SamenessIndex index = earlierReplies();
    QList<Figure> figures;
    for (const char *language : {"ru", "en"})
        for (const qsizetype length : {1000, 4000})
            for (const bool isOneParagraph : {false, true})
                figures.append(figureAt(QLatin1StringView(language), length, isOneParagraph, index));
    return figures;
}

} // namespace otklik::bench
