#include "ui/mainwindow/workpage.h"

#include <QDataStream>
#include <QHBoxLayout>
#include <QIODevice>
#include <QSplitter>

namespace otklik {

WorkPage::WorkPage(QWidget *queue, QWidget *conversation, QWidget *composer, QWidget *card, QWidget *parent)
    : QWidget(parent), m_panes(new QSplitter(Qt::Horizontal, this)), m_middle(new QSplitter(Qt::Vertical, this)), m_card(card)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_panes);
    m_middle->addWidget(conversation);
    m_middle->addWidget(composer);
    m_panes->addWidget(queue);
    m_panes->addWidget(m_middle);
    m_panes->addWidget(card);
    for (QSplitter *splitter : {m_panes, m_middle}) {
        splitter->setChildrenCollapsible(false);
        splitter->setHandleWidth(1);
    }
    m_panes->setStretchFactor(0, 0);
    m_panes->setStretchFactor(1, 1);
    m_panes->setStretchFactor(2, 0);
    m_panes->setSizes({330, 560, 310});
    m_middle->setSizes({420, 330});
    setFocusProxy(queue);
    m_middle->setStretchFactor(0, 1);
    m_middle->setStretchFactor(1, 0);
}

QByteArray WorkPage::saveState() const
{
    QByteArray state;
    QDataStream stream(&state, QIODevice::WriteOnly);
    stream << m_panes->saveState() << m_middle->saveState() << isCardVisible();
    return state;
}

void WorkPage::restoreState(const QByteArray &state)
{
    if (state.isEmpty())
        return;
    QDataStream stream(state);
    QByteArray panes;
    QByteArray middle;
    bool hasCard = true;
    stream >> panes >> middle >> hasCard;
    if (stream.status() != QDataStream::Ok)
        return;
    m_panes->restoreState(panes);
    m_middle->restoreState(middle);
    setCardVisible(hasCard);
}

void WorkPage::setCardVisible(bool isVisible)
{
    m_card->setVisible(isVisible);
}

bool WorkPage::isCardVisible() const
{
    return !m_card->isHidden();
}

} // namespace otklik
