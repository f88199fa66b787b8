#include "ui/outbox/standingview.h"

#include "ui/common/labels.h"
#include "ui/common/metrics.h"
#include "ui/common/plaintext.h"
#include "ui/common/relativetime.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace otklik {

namespace {

constexpr qsizetype longestShown = 400;

} // namespace

StandingView::StandingView(QWidget *parent)
    : QWidget(parent)
    , m_none(new ToneLabel(LabelTone::Quiet, this))
    , m_posts(new QVBoxLayout)
    , m_open(new QPushButton(tr("Open the page in the network"), this))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::space2);
    m_posts->setSpacing(metrics::space2);
    m_none->setText(tr("Otklik has read no new message there since it was sent. It may stand there all the same: look."));
    m_none->setWordWrap(true);
    m_open->setAutoDefault(false);
    column->addWidget(new ToneLabel(tr("What stands in the network now"), LabelTone::Bold, this));
    column->addWidget(m_none);
    column->addLayout(m_posts);
    column->addWidget(m_open, 0, Qt::AlignLeft);
    column->addStretch(1);
    connect(m_open, &QPushButton::clicked, this, [this] { Q_EMIT pageChosen(m_page); });
}

void StandingView::show(const QList<StandingPost> &posts, const QUrl &page, TimePoint now)
{
    m_page = page;
    m_open->setVisible(page.isValid());
    m_none->setVisible(posts.isEmpty());
    if (posts == m_shown)
        return;
    m_shown = posts;
    m_words.clear();
    while (QLayoutItem *item = m_posts->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const StandingPost &post : posts)
        addPost(post, now);
}

void StandingView::addPost(const StandingPost &post, TimePoint now)
{
    const Mention &mention = post.entry.mention;
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(metrics::space2, 0, 0, 0);
    column->setSpacing(2);
    QStringList head{plaintext::oneLine(post.entry.authorName), RelativeTime::ago(mention.publishedAt, now)};
    if (mention.isBrand)
        head.append(tr("from our account"));
    if (post.hasSameWords)
        head.append(tr("the same words"));
    auto *title = new ToneLabel(head.join(QStringLiteral(" · ")), post.hasSameWords ? LabelTone::Good : LabelTone::Quiet, box);
    auto *text = new ToneLabel(plaintext::excerpt(mention.text, longestShown), LabelTone::Normal, box);
    for (ToneLabel *label : {title, text}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        column->addWidget(label);
    }
    m_words << title->text() << text->text();
    if (mention.isBrand) {
        auto *choose = new QPushButton(tr("This is it"), box);
        choose->setAutoDefault(false);
        choose->setToolTip(tr("Marks the reply as sent, with the link of this post"));
        column->addWidget(choose, 0, Qt::AlignLeft);
        connect(choose, &QPushButton::clicked, this, [this, url = mention.url] { Q_EMIT postChosen(url); });
    }
    m_posts->addWidget(box);
}

QString StandingView::text() const
{
    return isHidden() ? QString() : (m_shown.isEmpty() ? m_none->text() : m_words.join(u'\n'));
}

} // namespace otklik
