package org.uteuzi.command.guard;

/**
 * Whatever is said of a post that was left in a dissolved unit, and of those who hold it: both end with the unit. The live door
 * refuses it; an import may tell of it.
 */
final class LeftBehind {

    /** To be formatted with what stands before the name of a table, and with which posts are looked at. */
    private static final String CUT = """
            with post as (
                select p.id, p.effective_from, p.left_from as before,
                       case when ended.on > p.effective_from and ended.on < coalesce(p.effective_until, 'infinity')
                            then ended.on end as left_from
                from %1$spost p cross join lateral (
                    select max(coalesce(u.effective_until, 'infinity'::date)) as on
                    from %1$sunit u where u.id = p.unit_id) ended
                where %2$s),
            posts as (
                update %1$spost p set left_from = post.left_from
                from post where p.id = post.id and p.effective_from = post.effective_from
                    and post.before is distinct from post.left_from)
            update %1$sappointment a set left_from = held.left_from
            from (select a.id, min(post.left_from) filter (where post.left_from > a.effective_from
                             and post.left_from < coalesce(a.effective_until, 'infinity')) as left_from
                  from %1$sappointment a join post on post.id = a.post_id
                  group by a.id) held
            where a.id = held.id and a.left_from is distinct from held.left_from
            """;

    private LeftBehind() {}

    /** In these tables of all posts. */
    static String everywhere(String tables) {
        return CUT.formatted(tables, "true");
    }

    /**
     * In the guard; of an array of posts and those in an array of units, each a question mark.
     *
     * @param onlyHolders whether only those who hold them are others: then only posts that were left before have any to end
     */
    static String amongTouched(boolean onlyHolders) {
        String array = "cast(? as text[])";
        return CUT.formatted(
                "guard.",
                "p.id = any(array(" + Guard.POSTS_WITH_OTHER_DAYS.formatted(array, array) + "))"
                        + (onlyHolders ? " and p.left_from is not null" : ""));
    }
}
