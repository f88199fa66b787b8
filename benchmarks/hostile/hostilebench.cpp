#include "benchmarks/hostile/hostilebench.h"

#include "benchmarks/guidance/processortime.h"
#include "benchmarks/hostile/hostileposts.h"
#include "channels/text/htmltext.h"
#include "server/ingest/ingest.h"
#include "ui/common/theme.h"
#include "ui/conversation/bubble.h"

#include <QApplication>
#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <utility>

namespace otklik::bench {

namespace {

constexpr int width = 620;

struct Spent final
{
    double layout = 0; ///< milliseconds until it is measured
    double paint = 0;  ///< and until it stands on the page
};

/// A text in the conversation, folded when it is long.
Spent shown(const QString &author, const QString &text, bool isExpanded)
{
    ConversationEntry entry;
    entry.mention.text = text;
    entry.authorName = author;
    BubbleContext context;
    context.width = width;
    context.isExpanded = isExpanded;
    QImage page(width, 900, QImage::Format_ARGB32_Premultiplied);
    page.fill(Qt::white);
    const double start = processorMs();
    const Bubble bubble(entry, context, QApplication::font(), TimePoint{});
    const double laidOut = processorMs();
    QPainter painter(&page);
    MediaTiles tiles;
    bubble.paint(&painter, {}, coloursOf(QApplication::palette()), std::nullopt, false, tiles);
    return {laidOut - start, processorMs() - laidOut};
}

/// The times of many posts, and which was the slowest.
struct Series final
{
    QList<double> times;
    QString worst;

    void add(double time, const QString &what)
    {
        if (times.isEmpty() || time > *std::ranges::max_element(times))
            worst = what;
        times.append(time);
    }
};

Figure figureOf(const QString &name, double value, std::optional<double> ordinary, qint64 rows)
{
    return {name, value, QStringLiteral("ms"), ordinary, rows};
}

} // namespace

Figures runHostile()
{
    const Theme theme(*qApp);
    const QList<HostilePost> posts = hostilePosts(QStringLiteral("127.0.0.1:9"));
    const QString ordinary = QStringLiteral("Заказ не приехал вторую неделю, курьер не звонит. See https://shop.example/order?id=5 🙂 ").repeated(8);
    (void)shown(QStringLiteral("warm"), ordinary, false); // fonts are loaded
    Series layout;
    Series expanded;
    Series painted;
    QList<double> usual;
    for (const HostilePost &post : posts) {
        for (const QString &text : {plainTextOfHtml(post.text), post.text.left(server::Ingest::longestText)}) {
            const Spent folded = shown(post.author, text, false);
            layout.add(folded.layout, post.what);
            painted.add(folded.paint, post.what);
            expanded.add(shown(post.author, text, true).layout, post.what);
        }
        usual.append(shown(QStringLiteral("Анна"), ordinary, false).layout);
    }
    for (const auto &[name, series] : {std::pair("layout", &layout), std::pair("expanded", &expanded), std::pair("paint", &painted)})
        std::fprintf(stderr, "hostile: %s: the slowest is “%s”\n", name, qUtf8Printable(series->worst));
    const qint64 rows = layout.times.size();
    return QList<Figure>{figureOf(QStringLiteral("layout_p50_ms"), median(layout.times), median(usual), rows),
                         figureOf(QStringLiteral("layout_p99_ms"), percentile(layout.times, 0.99), percentile(usual, 0.99), rows),
                         figureOf(QStringLiteral("layout_worst_ms"), percentile(layout.times, 1), percentile(usual, 1), rows),
                         figureOf(QStringLiteral("expanded_worst_ms"), percentile(expanded.times, 1), percentile(usual, 1), rows),
                         figureOf(QStringLiteral("paint_worst_ms"), percentile(painted.times, 1), {}, rows)};
}

} // namespace otklik::bench
