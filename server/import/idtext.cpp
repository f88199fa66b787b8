#include "server/import/idtext.h"

#include <cctype>

namespace otklik {

std::string idText(const std::string &text)
{
    const bool startsWithDigit = !text.empty() && std::isdigit(static_cast<unsigned char>(text.front()));
    if (startsWithDigit && text.find_first_not_of("0123456789.eE+") == std::string::npos) {
        if (text.find_first_of("eE") != std::string::npos)
            return {};
        if (text.size() > 2 && text.ends_with(".0"))
            return text.substr(0, text.size() - 2);
    }
    return text;
}

QString idTextOf(const QString &text)
{
    return QString::fromStdString(idText(text.toStdString()));
}

} // namespace otklik
