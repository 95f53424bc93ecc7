using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Domain.Common;

namespace Platform.Infrastructure.Persistence.Configurations;

/// <summary>
/// The tables that ASP.NET Core Identity brings along. Their keys get lengths: SQL Server takes 900 bytes in a primary key, and strings without one would be
/// given 900 each.
/// </summary>
internal sealed class IdentityTableConfiguration
    : IEntityTypeConfiguration<IdentityUserClaim<string>>, IEntityTypeConfiguration<IdentityUserLogin<string>>, IEntityTypeConfiguration<IdentityUserToken<string>>
{
    private const int NameLength = 128;

    public void Configure(EntityTypeBuilder<IdentityUserClaim<string>> builder)
    {
        builder.ToTable("UserClaims");
        builder.Property(c => c.UserId).HasMaxLength(Identifiers.MaxLength);
    }

    public void Configure(EntityTypeBuilder<IdentityUserLogin<string>> builder)
    {
        builder.ToTable("UserLogins");
        builder.Property(l => l.UserId).HasMaxLength(Identifiers.MaxLength);
        builder.Property(l => l.LoginProvider).HasMaxLength(NameLength);
        builder.Property(l => l.ProviderKey).HasMaxLength(NameLength);
    }

    public void Configure(EntityTypeBuilder<IdentityUserToken<string>> builder)
    {
        builder.ToTable("UserTokens");
        builder.Property(t => t.UserId).HasMaxLength(Identifiers.MaxLength);
        builder.Property(t => t.LoginProvider).HasMaxLength(NameLength);
        builder.Property(t => t.Name).HasMaxLength(NameLength);
    }
}
