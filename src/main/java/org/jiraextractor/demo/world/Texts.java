package org.jiraextractor.demo.world;

import java.util.List;

/** What people at a shop in Montréal write in their issues, in both their languages. */
final class Texts {

    static final List<String> SUMMARIES = List.of(
            "Le panier se vide après la connexion", "Checkout button stays disabled after address change", "Ajouter le paiement en trois fois",
            "Search ignores accents (\"café\" vs \"cafe\")", "Page d’accueil : le carrousel saute sur Safari", "Export orders as CSV for accounting",
            "Erreur 500 quand le code promo contient une espace", "Gift cards: show the remaining balance", "Traduire les courriels de confirmation",
            "Session expires while the customer is typing", "Le total TTC est arrondi deux fois", "Image zoom is blurry on high-density screens",
            "Supprimer les comptes inactifs depuis trois ans", "Reduce time to first byte on the product page", "Le filtre « en stock » oublie les variantes",
            "Support Apple Pay on the web", "Relancer les paniers abandonnés", "Crash when rotating the device on the order screen",
            "Notifications poussées en double sur Android", "Offline mode: keep the last 50 products", "Bouton retour : perte du formulaire",
            "Deep links open the home page instead of the product", "Mettre à jour la politique de confidentialité", "Dark mode: unreadable price labels",
            "Migration de la base vers PostgreSQL 17", "Rotate the signing keys of the API", "Disque plein sur le serveur d’images",
                    "Alert fatigue: merge duplicate alarms",
            "Accès VPN pour la nouvelle équipe", "Restore test of the nightly backup failed", "Certificat expiré sur preprod", "Kafka consumer lag above 10 minutes");

    static final List<String> DESCRIPTIONS = List.of(
            "Steps: add two articles, sign in, open the cart.\nExpected: both articles are there.\nActual: the cart is empty and the badge still says 2.",
            "Étapes : ouvrir la fiche, choisir une variante, revenir en arrière.\nLe prix affiché reste celui de la première variante.",
            "As a customer I want to pay in three instalments so that I can spread the cost.\nThe provider’s sandbox is available since Monday.",
            "Le service comptable en a besoin avant la clôture du trimestre.\nLes montants doivent garder deux décimales (12,50 $ et non 12,5 $).",
            "Measured with the throttled profile: 2.8 s at p75, the budget is 1.5 s.\nMost of it is spent waiting for the recommendation service.",
            "Constaté ce matin par trois clients, toujours avec un iPhone.\nVoir les journaux joints.");

    static final List<String> COMMENTS = List.of(
            "I can reproduce it on staging.", "Merci, je regarde ça cet après-midi.", "Could you attach the logs, please?", "Corrigé dans la branche, revue demandée.",
            "This is the third time this quarter; let’s fix the cause.", "Le client confirme : c’est réglé chez lui.", "Not before the freeze, I’m afraid.",
            "D’accord pour repousser à la 2.1.", "Deployed to production at 14:05.", "Attention : même symptôme sur la version mobile.", "LGTM 👍",
                    "Je rouvre, le problème revient.");

    static final List<String> WORK = List.of("Analyse", "Pairing with Priya", "Revue de code", "Wrote the migration", "Tests sur appareil", "Call with the provider");

    static final List<String> LABELS = List.of("paiement", "mobile", "performance", "à-revoir", "client-vip", "tech-debt", "Sécurité", "sécurité", "2026-T4");

    private Texts() {
    }
}
