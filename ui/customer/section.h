#pragma once

#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace otklik {

/// A titled part of the card with rows below and perhaps a button at its title.
class Section : public QWidget
{
    Q_OBJECT

public:
    explicit Section(const QString &title, QWidget *parent = nullptr);

protected:
    [[nodiscard]] QVBoxLayout *rows() const { return m_rows; }
    [[nodiscard]] QHBoxLayout *titleRow() const { return m_titleRow; }
    void clearRows();

private:
    QHBoxLayout *m_titleRow;
    QVBoxLayout *m_rows;
};

} // namespace otklik
