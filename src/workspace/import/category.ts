import type { LiveOffering } from '../../domain/live/catalog.ts'
import type { Category, shippedCategories } from '../../model/service.ts'

/** Words that tell what kind of service an offering is, by the category they speak for. */
const words: Record<keyof typeof shippedCategories, RegExp> = {
  data: /\b(?:databases?|time ?series|sql|mysql|mariadb|postgres\w*|oracle|mongo\w*|redis|valkey|cache|caching|cassandra|hana|elastic\w*|opensearch|object ?stor\w*|blob\w*|s3|buckets?|volumes?|nfs|smb|files?|storage|graph|neo4j|search|db)\b/,
  messaging:
    /\b(?:messag\w*|queues?|topics?|kafka|rabbit\w*|amqp|mqtt|nats|jms|events?|streams?|streaming|pubsub|solace)\b/,
  identity:
    /\b(?:identit\w*|sso|single sign.on|oauth2?|oidc|saml|uaa|xsuaa|auth\w*|credentials?|credhub|secrets?|vault|keys?|certificates?|users?)\b/,
  observability:
    /\b(?:logs?|logging|metrics?|monitoring|traces?|tracing|observability|dashboards?|apm|alerts?|alerting|drain|prometheus|grafana|audit)\b/,
  network:
    /\b(?:routes?|routing|dns|domains?|cdn|proxy|gateway|connectivity|destinations?|load.balanc\w*|firewall|vpn|networks?|smtp|e?mail)\b/,
  delivery:
    /\b(?:pipelines?|builds?|deploy\w*|ci|cd|git|repositor\w*|registr\w*|artifacts?|transport|releases?)\b/,
  runtime:
    /\b(?:autoscal\w*|scal\w*|schedul\w*|jobs?|functions?|runtimes?|containers?|config server|feature.flags?|workflows?|html5|portal)\b/,
}

/**
 * The category that an offering's name, tags and description speak for most; undefined where they speak for none
 * or for two alike. A guess, which the page says.
 */
export function categoryOf({ name, description, about }: LiveOffering): Category | undefined {
  const [strong, weak] = [
    [name.replace(/[-_.]/g, ' '), ...(about?.tags ?? []), about?.displayName ?? ''].join(' ; ').toLowerCase(),
    (description ?? '').toLowerCase(),
  ]
  const count = (text: string, form: RegExp) => text.match(new RegExp(form, 'g'))?.length ?? 0
  const scores = (Object.entries(words) as [Category, RegExp][])
    .map(([category, form]) => ({ category, score: 2 * count(strong, form) + count(weak, form) }))
    .sort((a, b) => b.score - a.score)
  const [best, next] = scores
  return best && best.score > 0 && best.score > (next?.score ?? 0) ? best.category : undefined
}
