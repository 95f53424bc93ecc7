using Platform.Domain.Common;

namespace Platform.Domain.Teams;

/// <summary>A part of a team's work: lead files, links and keys belong to one.</summary>
public sealed class Project
{
    private Project()
    {
    }

    public string Id { get; private set; } = null!;

    public string TeamId { get; private set; } = null!;

    public string Name { get; private set; } = null!;

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>A new project.</summary>
    public static Project Create(string teamId, string name, DateTimeOffset now) =>
        new() { Id = Identifiers.New("proj", now), TeamId = teamId, Name = name, CreatedAt = now };

    /// <summary>Gives another name.</summary>
    public void Rename(string name) => Name = name;
}
