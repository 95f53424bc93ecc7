using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Domain.Common;
using Platform.Infrastructure.Captcha;

namespace Platform.Infrastructure.Persistence.Configurations;

internal sealed class SpentChallengeConfiguration : IEntityTypeConfiguration<SpentChallenge>
{
    public void Configure(EntityTypeBuilder<SpentChallenge> builder)
    {
        builder.ToTable("SpentChallenges");
        builder.Property(c => c.Id).HasMaxLength(Identifiers.MaxLength);
        builder.HasIndex(c => c.ExpiresAt);
    }
}
