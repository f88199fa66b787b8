#pragma once

#include <QWidget>

class QFormLayout;
class QLineEdit;
class QPushButton;

namespace otklik {

class ImportsPresenter;
class ToneLabel;

/// Where customers are imported from, and under what name. Passive.
class ImportForm final : public QWidget
{
    Q_OBJECT

public:
    explicit ImportForm(ImportsPresenter &presenter, QWidget *parent = nullptr);

private:
    void makeFields(QFormLayout &form);
    void refresh();
    void fill();
    void submit();
    void showButton();

    ImportsPresenter &m_presenter;
    bool m_isShown = false; ///< what is typed stays while it is
    ToneLabel *m_title;
    ToneLabel *m_hint;
    ToneLabel *m_trouble;
    ToneLabel *m_file;
    ToneLabel *m_fileLabel;
    QLineEdit *m_name;
    QLineEdit *m_address;
    ToneLabel *m_addressLabel;
    QLineEdit *m_user;
    ToneLabel *m_userLabel;
    QLineEdit *m_password;
    ToneLabel *m_passwordLabel;
    QPushButton *m_back;
    QPushButton *m_next;
};

} // namespace otklik
