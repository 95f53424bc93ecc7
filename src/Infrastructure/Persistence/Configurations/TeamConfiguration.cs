using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Domain.Common;
using Platform.Domain.Teams;

namespace Platform.Infrastructure.Persistence.Configurations;

internal sealed class TeamConfiguration : IEntityTypeConfiguration<Team>
{
    public void Configure(EntityTypeBuilder<Team> builder)
    {
        builder.ToTable("Teams");
        builder.Property(t => t.Id).HasMaxLength(Identifiers.MaxLength);

        // The name of a default team is that of a person with a few words after it.
        builder.Property(t => t.Name).HasMaxLength(Team.MaxNameLength + 20);
        builder.Property(t => t.Slug).HasMaxLength(Team.MaxSlugLength);
        builder.HasIndex(t => t.Slug).IsUnique();
    }
}
