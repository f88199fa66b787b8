#include "ui/composer/partsstrip.h"

#include "ui/common/noticestrip.h"
#include "ui/common/plaintext.h"
#include "ui/composer/composerpresenter.h"
#include "ui/composer/composertext.h"

#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace otklik {

namespace {

constexpr int previewHeight = 112;

} // namespace

PartsStrip::PartsStrip(QWidget *parent)
    : QWidget(parent), m_notice(new NoticeStrip(this)), m_preview(new QPlainTextEdit(m_notice))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_notice);
    m_preview->setReadOnly(true);
    m_preview->setTabChangesFocus(true);
    m_preview->setFrameShape(QFrame::NoFrame);
    m_preview->setAccessibleName(tr("The parts of the reply"));
    m_preview->setFixedHeight(previewHeight);
    m_notice->addBody(m_preview);
    m_review = m_notice->addButton({});
    m_publish = m_notice->addButton({});
    connect(m_publish, &QPushButton::clicked, this, [this] { Q_EMIT chosen(false); });
    connect(m_review, &QPushButton::clicked, this, [this] { Q_EMIT chosen(true); });
    hide();
}

void PartsStrip::show(ComposerPresenter &presenter)
{
    const ComposerState &state = presenter.state();
    const bool isShown = state.mode == ComposerState::Mode::Writing && presenter.parts().size() > 1;
    setVisible(isShown);
    if (!isShown)
        return;
    const QList<ReplyPart> &parts = presenter.parts();
    const int count = static_cast<int>(parts.size());
    QStringList shown;
    for (const ReplyPart &part : parts)
        shown.append(QStringLiteral("%1/%2 · %3\n%4").arg(QString::number(shown.size() + 1), QString::number(count),
                                                          ComposerText::length(part.length), plaintext::shown(part.text)));
    if (const QString text = shown.join(QStringLiteral("\n\n")); text != m_preview->toPlainText())
        m_preview->setPlainText(text);
    m_notice->setNotice(NoticeStrip::Tone::Quiet, QStringLiteral("copy"),
                        tr("Longer than one post there. It can go out in %n part(s), one after the other:", nullptr, count));
    m_publish->setText(tr("Send in %n part(s)", nullptr, count));
    m_publish->setVisible(!state.onlyReview);
    m_publish->setEnabled(presenter.partsGate(false).isOpen());
    m_review->setText(tr("Send %n part(s) to review", nullptr, count));
    m_review->setEnabled(presenter.partsGate(true).isOpen());
    m_notice->fitButtons();
}

QString PartsStrip::text() const
{
    return isHidden() ? QString() : m_notice->text();
}

QString PartsStrip::preview() const
{
    return isHidden() ? QString() : m_preview->toPlainText();
}

} // namespace otklik
