#include "channels/mastodon/mastodonstatus.h"
#include "channels/text/htmltext.h"
#include "tests/faults/fuzz/input.h"

#include <QJsonDocument>

// What a network's server answers: entities of Mastodon's API, and the HTML in them.

using namespace otklik;
using namespace otklik::faults;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const FuzzInput input(data, size);
    if (input.choice % 2 == 0) {
        std::ignore =
            plainTextOfHtml(QString::fromUtf8(input.bytes), {{QStringLiteral("https://a/@b"), QStringLiteral("b@a")}});
        return 0;
    }
    const QJsonDocument document = QJsonDocument::fromJson(input.bytes);
    const MastodonReader reader{QStringLiteral("1"), QUrl(QStringLiteral("https://social.example"))};
    const auto post = postOfStatus(document.object(), reader);
    if (post && post->externalId.isEmpty())
        broken("a post has an id");
    if (post)
        std::ignore = postsOfHistory(document.object().value(QStringLiteral("history")).toArray(), *post);
    std::ignore = postsOfHistory(document.array(), IncomingPost{});
    std::ignore = mastodonHandle(document.object(), reader.base);
    return 0;
}
