#include "guidance/questions/answervalues.h"

#include <QRegularExpression>

namespace otklik {

namespace {

/// For small letters; begins where a word begins, which is told more cheaply than by \\b.
QRegularExpression pattern(const char16_t *words)
{
    return QRegularExpression(QStringLiteral("(?<![а-яёa-z0-9_])") + QStringView(words).toString(),
                              QRegularExpression::UseUnicodePropertiesOption);
}

const QRegularExpression &times()
{
    static const QRegularExpression words = pattern(
        u"(?:сегодня|завтра|послезавтра|вчера|круглосуточно|ежедневно|немедленно|прямо сейчас|уже (?:едет|в пути|отправлен\\w*|у вас|на карте|вернули|доставлен\\w*)|в пути|нашл(?:ась|ся|ась|и)|он[аи]? (?:на складе|в отделении|в пути|у курьера)"
        u"|(?:на|до) (?:этой|следующей|будущей|конц[ае]) недел[еи]|до конца (?:дня|недели|месяца|суток)"
        u"|(?:в|во|до|к|со?|после|по|не позднее|не раньше) (?:понедельник\\w*|вторник\\w*|сред[уыае]|четверг\\w*|пятниц[уыае]|суббот[уыае]|воскресень[ея])"
        u"|(?:в течение|через|за|спустя|до|около|ещ[её]|порядка|максимум) (?:\\d+|одн\\w+|дву?х|две|два|тр[её]х|три|четыр\\w+|пят[ьи]|нескольк\\w+|пар[уы]|пол\\w*|ближайш\\w+)[ -]?(?:[^\\s.!?]+ ){0,2}"
        u"(?:минут\\w*|час\\w*|дн\\w+|день|сут\\w+|недел\\w+|месяц\\w*)|(?:в течение|через|за) (?:час\\w*|сут\\w+|недел\\w+|минут\\w+|месяц\\w*|дня|день)"
        u"|\\d{1,2}:\\d{2}|\\d{1,2}\\.\\d{1,2}(?:\\.\\d{2,4})?|\\d{4}-\\d{2}-\\d{2}|\\d{1,2}(?:-?го)? (?:январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)\\w*"
        u"|(?:до|с|в|к|после) \\d{1,2}(?:[- ](?:ти|и))?(?: час\\w*| утра| вечера| дня)?(?= |,|\\.|$)|\\d+(?: ?[-–—] ?\\d+)? (?:рабочих |календарных |полных )?(?:минут\\w*|час\\w*|дн\\w+|день|сут\\w+|недел\\w+|месяц\\w*)"
        u"|today|tomorrow|tonight|yesterday|immediately|right now|(?:this|next) (?:week|month|morning|afternoon|evening|monday|tuesday|wednesday|thursday|friday|saturday|sunday)"
        u"|(?:on|by|until|before|after|from|since) (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|noon|midnight|the end of)"
        u"|(?:in|within|after|for|takes?|about|up to|another) (?:\\d+|an?|one|two|three|four|five|a few|several|the next)(?: ?(?:-|–|to) ?\\d+)? ?(?:\\w+ )?(?:minute|hour|day|week|month|business day)s?"
        u"|\\d{1,2} ?(?:am|pm)|(?:january|february|march|april|may|june|july|august|september|october|november|december) \\d{1,2}|\\d{1,2}(?:st|nd|rd|th)"
        u"|\\d+(?: ?[-–] ?\\d+)? (?:business |working )?(?:minute|hour|day|week|month)s?|24/7)(?!\\w)");
    return words;
}

const QRegularExpression &sums()
{
    static const QRegularExpression words = pattern(
        u"(?:\\d[\\d\\s\\x{a0}.,]{0,20}(?:₽|руб\\w*|р\\.|р\\b|тыс\\w*|млн\\w*|%|\\$|€|£|usd|eur|gbp|dollars?|euros?|pounds?|cents?|коп\\w*|балл\\w*|бонус\\w*)"
        u"|[$€£₽]\\s?\\d[\\d.,]*|(?:бесплатн\\w+|безвозмездн\\w+|free of charge|for free|free|no (?:extra )?(?:charge|cost|fee)|полн(?:ую|ой) стоимост\\w+|"
        u"ничего не (?:стоит|нужно платить)|all of it|in full)\\b)");
    return words;
}

const QRegularExpression &amounts()
{
    static const QRegularExpression words = pattern(
        u"(?:\\d+\\b|(?:один|одна|одно|два|две|три|четыре|пять|шесть|семь|восемь|девять|десять|несколько|не больше|не меньше|сколько угодно|без ограничений|"
        u"one|two|three|four|five|six|seven|eight|nine|ten|several|a few|up to|unlimited)\\b)");
    return words;
}

const QRegularExpression &places()
{
    static const QRegularExpression words = pattern(
        u"(?:https?://\\S+|www\\.\\S+|(?:по ссылке|по адресу|на сайте|в разделе|в приложении|в (?:личном )?кабинете|в меню|в профиле|в настройках|на странице|"
        u"в (?:\\w+ )?(?:магазине|офисе|отделении|пункте|салоне|филиале|терминале|банкомате)|в магазин\\w*|на (?:кассе|складе|почте|стойке)|"
        u"(?:ул|пр|пер|наб|пл|ш|б-р)\\.|улиц\\w+|проспект\\w*|в личны[ех] сообщени\\w+|в личк\\w+|в директ|на почту|по (?:телефону|номеру)|"
        u"(?:in|on|at|under|via|through) (?:the |our |your )?(?:\\w+ )?(?:app|website|site|store|shop|office|branch|account|profile|settings|menu|page|link|desk|section|warehouse|depot)|"
        u"dm|direct message|street|avenue|road)\\b)");
    return words;
}

const QRegularExpression &persons()
{
    static const QRegularExpression words = pattern(
        u"(?:специалист\\w*|менеджер\\w*|оператор\\w*|курьер\\w*|сотрудни\\w+|руководител\\w+|директор\\w*|администратор\\w*|мастер\\w*|инженер\\w*|коллег\\w+|"
        u"отдел\\w*|служб\\w+|поддержк\\w+|команд\\w+|мы|я|нам|ко мне|к нам|со мной|с нами|specialist\\w*|manager\\w*|agent\\w*|colleague\\w*|team\\w*|department\\w*|"
        u"support|supervisor|engineer\\w*|courier\\w*|we|us|i|me)\\b");
    return words;
}

const QRegularExpression &reasons()
{
    static const QRegularExpression words = pattern(
        u"(?:потому что|поэтому|оказалось|так как|поскольку|из-за|по причине|причина (?:в том|была|простая|такая)|причиной|дело в том|связано с|вызван[аоы]?|произош\\w+|случил\\w+|сбой|сбоя|"
        u"ошибк\\w+|ошибл\\w+|авари\\w+|задержал\\w+|не хватило|не успел\\w*|перепутал\\w*|забыл\\w*|техническ\\w+ (?:работ\\w+|причин\\w+|неполадк\\w+)|чтобы|для того|"
        u"потребовал\\w+|by mistake|because|due to|caused by|the reason|as a result|since|so that|in order to|outage|bug|glitch|mistake|error|delayed by|ran out)\\b");
    return words;
}

const QRegularExpression &ways()
{
    static const QRegularExpression words = pattern(
        u"(?:нажмите|зайдите|войдите|откройте|выберите|перейдите|введите|укажите|заполните|отправьте|напишите|пришлите|позвоните|обратитесь|приезжайте|приходите|"
        u"приходи\\w*|возьмите|покажите|предъявите|попробуйте|перезагрузите|обновите|удалите|установите|переустановите|подождите|дождитесь|оставьте|скачайте|проверьте|"
        u"отключите|включите|подключите|смените|оформите|верните|принесите|назовите|скажите|воспользуйтесь|(?:нужно|надо|необходимо|достаточно|можно|сможете|можете) (?:\\w+ ){0,2}\\w+ть(?:ся)?|(?:можем|сможем|поможем) (?:\\w+ ){0,2}\\w+ть|следуйте|выньте|сдайте|заберите|"
        u"через (?:приложение|сайт|личный кабинет|банкомат|поддержку)|с помощью|"
        u"press|tap|click|open|go to|choose|select|enter|fill|send|write|call|visit|bring|show|try|restart|reboot|update|reinstall|remove|delete|install|check|turn (?:on|off)|"
        u"log ?in|sign in|sign out|log ?out|follow|head to|unplug\\w*|you can (?:\\w+ )?\\w+|you(?:'ll| will) need to|we can (?:\\w+ )?\\w+|all you need)\\b");
    return words;
}

const QRegularExpression &yesNo()
{
    static const QRegularExpression words = pattern(
        u"(?:да|нет|конечно|увы|к сожалению|можно|нельзя|можете|сможете|не сможете|получится|не получится|возможно|невозможно|есть|имеется|отсутству\\w+|будет|не будет|будут|"
        u"не будут|планируем|не планируем|верно|правильно|именно так|обязательно|пока нет|ещ[её] нет|уже|нет возможности|подтверждаем|подтверждаю|разрешено|запрещено|действует|"
        u"не действует|работает|работаем|доступн\\w+|недоступн\\w+|мог[ул]\\w*|сможем|"
        u"yes|yeah|no|not yet|of course|sure|certainly|definitely|absolutely|unfortunately|sadly|you can(?:not|'t)?|it is|it isn'?t|there (?:is|are|isn'?t|aren'?t)|"
        u"we (?:do|don'?t|can|can'?t|will|won'?t|are|aren'?t|have)|possible|impossible|available|unavailable|already|correct|right)\\b");
    return words;
}

} // namespace

QList<TextSpan> findAnswerValues(AnswerType type, const QString &draft)
{
    const QRegularExpression *words = nullptr;
    switch (type) {
    case AnswerType::Anything: return {};
    case AnswerType::YesNo: words = &yesNo(); break;
    case AnswerType::Time: words = &times(); break;
    case AnswerType::Sum: words = &sums(); break;
    case AnswerType::Amount: words = &amounts(); break;
    case AnswerType::Place: words = &places(); break;
    case AnswerType::Person: words = &persons(); break;
    case AnswerType::Reason: words = &reasons(); break;
    case AnswerType::Way: words = &ways(); break;
    }
    QList<TextSpan> values;
    auto matches = words->globalMatch(draft);
    while (matches.hasNext()) {
        const auto match = matches.next();
        values.append({match.capturedStart(), match.capturedLength()});
    }
    return values;
}

} // namespace otklik
