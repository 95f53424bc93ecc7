using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Platform.Domain.Common;
using Platform.Infrastructure.Identity;

namespace Platform.Infrastructure.Persistence.Configurations;

internal sealed class UserConfiguration : IEntityTypeConfiguration<User>
{
    public void Configure(EntityTypeBuilder<User> builder)
    {
        builder.ToTable("Users");
        builder.Property(u => u.Id).HasMaxLength(Identifiers.MaxLength);
        builder.Property(u => u.Name).HasMaxLength(200);
        builder.Property(u => u.PhoneNumber).HasMaxLength(32);

        // Identity's own index on the address is not unique; two registrations at once must not make two accounts.
        builder.HasIndex(u => u.NormalizedEmail).IsUnique().HasDatabaseName("EmailIndex");
    }
}
