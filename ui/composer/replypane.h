#pragma once

#include <QWidget>

namespace otklik {

/// The lower half of the work page: the decision strip over the composer.
class ReplyPane final : public QWidget
{
    Q_OBJECT

public:
    ReplyPane(QWidget *decision, QWidget *composer, QWidget *parent = nullptr);
};

} // namespace otklik
