#pragma once

#include <QDialog>

namespace otklik {

struct PageInfo;

/// What this program is, its version and licence. Not modal; deletes itself.
class AboutBox final : public QDialog
{
    Q_OBJECT

public:
    explicit AboutBox(QWidget *parent);
};

/// The keys that work everywhere, in one list. Not modal; deletes itself.
class KeysBox final : public QDialog
{
    Q_OBJECT

public:
    KeysBox(const QList<PageInfo> &pages, QWidget *parent);
};

} // namespace otklik
