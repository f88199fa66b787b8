<?php
// Sets a fresh WordPress up, for wordpress.sh: php wordpress.php FOLDER. The application password
// of an account is "app" and its name.
define('WP_INSTALLING', true);
$_SERVER['HTTP_HOST'] = '127.0.0.1';
$_SERVER['REQUEST_URI'] = '/';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';
require $argv[1] . '/web/wp-config.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';
add_filter('pre_wp_mail', fn() => true);
wp_install('Brand blog', 'brand', 'brand@example.org', true, '', 'pw-brand');
wp_insert_user(['user_login' => 'alice', 'user_pass' => 'pw-alice', 'user_email' => 'alice@example.org', 'role' => 'subscriber']);
wp_insert_user(['user_login' => 'bob', 'user_pass' => 'pw-bob', 'user_email' => 'bob@example.org', 'role' => 'editor']);
foreach (['comment_moderation', 'comment_previously_approved', 'comment_registration'] as $option)
    update_option($option, 0);
update_option('permalink_structure', '');
update_option('posts_per_rss', 10);
foreach (['brand', 'alice', 'bob'] as $login)
    update_user_meta(get_user_by('login', $login)->ID, '_application_passwords', [[
        'uuid' => wp_generate_uuid4(), 'app_id' => '', 'name' => 'otklik', 'password' => wp_hash_password("app$login"),
        'created' => time(), 'last_used' => null, 'last_ip' => null]]);
update_network_option(get_main_network_id(), 'using_application_passwords', 1);
