#pragma once

#include "models/rowcounts.h"

#include <QWidget>

class QPushButton;

namespace otklik {

class NoticeStrip;

/// Asks, with the counts, before sync lets go of unusually much. Passive.
class RemovalNotice final : public QWidget
{
    Q_OBJECT

public:
    explicit RemovalNotice(QWidget *parent = nullptr);

    void ask(const Removal &removal);
    /// What is asked, in words.
    [[nodiscard]] static QString question(const Removal &removal);

Q_SIGNALS:
    void agreed();
    void putOff();

private:
    NoticeStrip *m_strip;
    QPushButton *m_agree;
};

} // namespace otklik
