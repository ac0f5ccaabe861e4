package io.rolecall.story;

import java.util.ArrayList;
import java.util.List;

/** All stories, in the order of their classes. */
final class StoryBook {
    private StoryBook() {
    }

    static List<Story> all() {
        List<Story> stories = new ArrayList<>();
        stories.addAll(OutcomeStories.all());
        stories.addAll(FalseAlarmStories.all());
        stories.addAll(VisibilityStories.all());
        stories.addAll(DocumentationStories.all());
        stories.addAll(DynamicPortStories.all());
        stories.addAll(RoleStories.all());
        stories.addAll(HealthStories.all());
        stories.addAll(LinkStories.all());
        stories.addAll(BranchOffice.all());
        return List.copyOf(stories);
    }
}
