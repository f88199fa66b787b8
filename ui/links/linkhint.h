#pragma once

#include "models/id.h"

#include <QWidget>

class QVBoxLayout;

namespace otklik {

class LinkHintPresenter;
class NoticeStrip;
struct LinkHintLine;

/// A quiet strip on the card: "May also be @kate in VK (93 %)", with a button that leads to the pair. Hidden
/// while there is nothing to say. Passive.
class LinkHint final : public QWidget
{
    Q_OBJECT

public:
    explicit LinkHint(LinkHintPresenter &presenter, QWidget *parent = nullptr);

    [[nodiscard]] QStringList texts() const { return m_texts; }

Q_SIGNALS:
    void lookWanted(const otklik::LinkProposalId &id);

private:
    void fill();
    [[nodiscard]] QWidget *makeRow(const LinkHintLine &line);

    LinkHintPresenter &m_presenter;
    NoticeStrip *m_strip;
    QWidget *m_body;
    QVBoxLayout *m_rows;
    QStringList m_texts;
};

} // namespace otklik
