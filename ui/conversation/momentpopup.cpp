#include "ui/conversation/momentpopup.h"

#include "ui/common/labels.h"
#include "ui/common/networks.h"
#include "ui/common/relativetime.h"
#include "ui/conversation/threadmodel.h"
#include "ui/conversation/threadview.h"

#include <QVBoxLayout>

namespace otklik {

namespace {

constexpr QSize viewSize(520, 320);

} // namespace

MomentPopup::MomentPopup(const ConversationEntry &entry, const Clock &clock, QWidget *parent) : Popup(parent)
{
    column()->addWidget(new ToneLabel(tr("From the history"), LabelTone::Title, this));
    column()->addWidget(new ToneLabel(QStringLiteral("%1 · %2").arg(networkLook(entry.mention.network).title,
                                                                    RelativeTime::full(entry.mention.publishedAt)),
                                      LabelTone::Quiet, this));
    auto *model = new ThreadModel(this);
    auto *view = new ThreadView(clock, this);
    view->setFixedSize(viewSize);
    view->setModel(model);
    model->merge({entry}, false);
    column()->addWidget(view);
    auto *hint = new ToneLabel(tr("Only this message was kept for search; there is nothing to answer here."), LabelTone::Quiet, this);
    hint->setWordWrap(true);
    column()->addWidget(hint);
    connect(view, &ThreadView::linkClicked, this, &MomentPopup::linkClicked);
}

} // namespace otklik
