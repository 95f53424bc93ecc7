using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Domain.ApiKeys;
using Platform.Domain.Common;
using Platform.Infrastructure.Identity;

namespace Platform.Infrastructure.Persistence.Configurations;

internal sealed class ApiKeyConfiguration : IEntityTypeConfiguration<ApiKey>
{
    public void Configure(EntityTypeBuilder<ApiKey> builder)
    {
        builder.ToTable("ApiKeys");
        builder.Property(k => k.Id).HasMaxLength(Identifiers.MaxLength);
        builder.Property(k => k.UserId).HasMaxLength(Identifiers.MaxLength);
        builder.Property(k => k.TeamId).HasMaxLength(Identifiers.MaxLength);
        builder.Property(k => k.ProjectId).HasMaxLength(Identifiers.MaxLength);
        builder.Property(k => k.Name).HasMaxLength(ApiKey.MaxNameLength);
        builder.Property(k => k.Scopes).HasConversion<int>();
        builder.HasIndex(k => k.TeamId);
        builder.HasOne<User>().WithMany().HasForeignKey(k => k.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
