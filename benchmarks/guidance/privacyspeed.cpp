#include "benchmarks/guidance/privacyspeed.h"

#include "benchmarks/guidance/processortime.h"
#include "guidance/privacy/personaldata.h"

#include <algorithm>

namespace otklik::bench {

namespace {

constexpr int keystrokes = 2000;

QString reply(qsizetype length)
{
    const QString piece = QStringLiteral(
        "Понимаем, как обидно ждать третий день: заказ 100500 от 12.05.2025 на 12 990 ₽ ушёл не в тот город, по "
        "нашей "
        "ошибке. Курьер позвонит вам по номеру +7 916 123-45-67 завтра с 10:00 до 14:00, деньги за доставку вернём на "
        "карту 4276 3016 6131 8601 в течение трёх дней. Мы живём на ул. Лесной, д. 5, горячая линия 8 800 555-35-35, "
        "почта help@shop.example. Two of the five boxes are on their way, the other three leave on Monday. ");
    return piece.repeated(length / piece.size() + 1).left(length);
}

template <class Look>
double keystrokeP99(qsizetype length, const Look &look)
{
    static const QString typed = QStringLiteral(" перезвоним на 8 916 123-45-67, два раза ");
    QString text = reply(length);
    QList<double> times;
    for (int key = 0; key < keystrokes; ++key) {
        text[(key * 397) % text.size()] = typed.at(key % typed.size());
        const double before = processorMs();
        look(text);
        times.append(processorMs() - before);
    }
    return percentile(times, 0.99);
}

Figure figureAt(qsizetype length, const PrivacyOptions &options)
{
    qsizetype seen = 0;
    const double checked =
        keystrokeP99(length, [&](const QString &text) { seen += findPersonalData(text, options).size(); });
    const double bare = keystrokeP99(length, [&](const QString &text) {
        seen += std::count_if(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
    });
    const QString metric = QStringLiteral("keystroke_%1_p99_ms").arg(length);
    Figure figure{QStringLiteral("privacy_speed ") + metric, checked, QStringLiteral("ms"), bare, keystrokes};
    figure.set = QStringLiteral("privacy_speed");
    figure.split = QStringLiteral("all");
    figure.metric = metric;
    return seen > 0 ? figure : Figure{};
}

} // namespace

Figures measurePrivacySpeed()
{
    preparePersonalData();
    const PrivacyOptions options{{QStringLiteral("help@shop.example"), QStringLiteral("+7 495 777-00-11")},
                                 {{QStringLiteral("contract"), QStringLiteral("\\bАБ-\\d{6}\\b")}}};
    return QList<Figure>{figureAt(1000, options), figureAt(4000, options)};
}

} // namespace otklik::bench
