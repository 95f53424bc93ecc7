using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Domain.Accounts;
using Platform.Domain.Common;
using Platform.Infrastructure.Identity;

namespace Platform.Infrastructure.Persistence.Configurations;

internal sealed class SessionConfiguration : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> builder)
    {
        builder.ToTable("Sessions");
        builder.Property(s => s.Id).HasMaxLength(Identifiers.MaxLength);
        builder.Property(s => s.UserId).HasMaxLength(Identifiers.MaxLength);
        builder.Property(s => s.TokenId).HasMaxLength(Identifiers.MaxLength);
        builder.Property(s => s.PreviousTokenId).HasMaxLength(Identifiers.MaxLength);
        builder.Property(s => s.TeamId).HasMaxLength(Identifiers.MaxLength);
        builder.Property(s => s.ProjectId).HasMaxLength(Identifiers.MaxLength);
        builder.Property(s => s.Address).HasMaxLength(64);
        builder.Property(s => s.UserAgent).HasMaxLength(300);
        builder.HasOne<User>().WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Cascade);
    }
}
