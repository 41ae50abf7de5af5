package io.patternmesh.signaling;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.patternmesh.signaling", importOptions = DoNotIncludeTests.class)
class WallsTest {

  @ArchTest
  static final ArchRule roomsKnowNoSockets =
      classes()
          .that()
          .resideInAPackage("..signaling.room..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "jakarta.inject..",
              "com.fasterxml.jackson.databind..",
              "io.patternmesh.model.identity..",
              "io.patternmesh.signaling.room..",
              "io.patternmesh.signaling");

  @ArchTest
  static final ArchRule onlySocketsTouchWebSockets =
      noClasses()
          .that()
          .resideOutsideOfPackage("..signaling.socket..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("io.quarkus.websockets..");

  @ArchTest
  static final ArchRule nothingIsKept =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.nio.file..",
              "java.sql..",
              "jakarta.persistence..",
              "org.hibernate..",
              "io.quarkus.hibernate..",
              "io.vertx.core.file..",
              "io.vertx.sqlclient..");

  @ArchTest
  static final ArchRule nothingKnowsPatterns =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("io.patternmesh.model..")
                  .and(
                      resideOutsideOfPackages(
                          "io.patternmesh.model.identity..", "io.patternmesh.model.access..")));

  @ArchTest
  static final ArchRule noConceptsInACircle =
      slices().matching("io.patternmesh.signaling.(*)..").should().beFreeOfCycles();
}
